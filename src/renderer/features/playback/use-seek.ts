import { useEffect, useRef, useState } from 'react';
import { useLiveEvents } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { usePlaybackCommands } from './use-playback';

/** A seek is shown as done until the player reports its new place, or for this long. */
const SETTLE_MS = 700;
/** A report this near to where was sought comes from after the seek, seconds. */
const NEAR_SECONDS = 1.5;

/** The place that the hand holds while it drags, or that was just sought; null where the player's own holds. */
export function useSeek() {
  const { seek } = usePlaybackCommands();
  const { playback } = usePage().live;
  const [held, setHeld] = useState<number | null>(null);
  const sought = useRef<number | null>(null);
  const timer = useRef(0);

  const release = () => {
    sought.current = null;
    setHeld(null);
    window.clearTimeout(timer.current);
  };
  useLiveEvents(playback, (state) => {
    if (sought.current !== null && Math.abs(state.positionSeconds - sought.current) < NEAR_SECONDS) release();
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);

  return {
    held,
    hold: (seconds: number) => {
      sought.current = null;
      setHeld(seconds);
    },
    commit: async (seconds: number) => {
      setHeld(seconds);
      const went = await seek(seconds);
      if (!went) return release();
      sought.current = seconds;
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(release, SETTLE_MS);
    },
  };
}
