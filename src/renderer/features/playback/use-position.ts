import { useEffect, useState } from 'react';
import { usePage } from '../../app/page-context';
import { positionAt, untilNextChangeMs } from './position';

/**
 * Place in the current track, seconds, moving while music plays and costing nothing while it does not.
 * @param stepSeconds smallest move worth drawing
 */
export function usePosition(stepSeconds: number): number {
  const { playback } = usePage().live;
  const [position, setPosition] = useState(() => positionAt(playback.state(), performance.now()) ?? 0);

  useEffect(() => {
    let timer = 0;
    const follow = () => {
      window.clearTimeout(timer);
      const now = positionAt(playback.state(), performance.now()) ?? 0;
      setPosition(now);
      if (playback.state().value?.kind === 'playing') {
        timer = window.setTimeout(follow, untilNextChangeMs(now, stepSeconds));
      }
    };
    const leave = playback.listen(follow);
    follow();
    return () => {
      window.clearTimeout(timer);
      leave();
    };
  }, [playback, stepSeconds]);

  return position;
}
