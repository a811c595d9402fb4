import { useMemo } from 'react';
import type { PlaybackState } from '../../../shared/domain/playback';
import type { Track } from '../../../shared/domain/track';
import { useLive } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { shownList } from '../../app/shown-list';
import { useCommand } from '../../app/use-command';
import { positionAt } from './position';

/** A field of the player's state; `select` must answer equal values for equal states. */
export function usePlayback<S>(select: (state: PlaybackState | null) => S): S {
  return useLive(usePage().live.playback, (state) => select(state.value));
}

export interface PlaybackCommands {
  /** Plays a track out of the list as it stands on the screen. */
  playTrack(id: Track['id']): void;
  playPause(): void;
  next(): void;
  previous(): void;
  seek(seconds: number): Promise<boolean>;
  seekBy(seconds: number): void;
  setVolume(volume: number): Promise<boolean>;
  changeVolume(difference: number): void;
  toggleMute(): void;
}

export function usePlaybackCommands(): PlaybackCommands {
  const { client, live, view } = usePage();
  const command = useCommand();
  return useMemo(() => {
    const state = () => live.playback.state().value;
    const playTrack = (trackId: Track['id']) => {
      const { group, ...list } = shownList(view.getState());
      const from = group ? ({ kind: 'group', group, ...list } as const) : list;
      void command(() => client.playback.play({ trackId, from }));
    };
    const playFirst = () =>
      command(async () => {
        const { sort, query } = shownList(view.getState());
        const { tracks } = await client.library.tracks({ sort, query, cursor: null, limit: 1 });
        if (tracks[0]) await client.playback.play({ trackId: tracks[0].id, from: { sort, query } });
      });
    const seek = (seconds: number) => command(() => client.playback.seek({ seconds: Math.max(0, seconds) }));
    const setVolume = (volume: number) =>
      command(() => client.playback.setVolume({ volume: Math.min(1, Math.max(0, volume)) }));
    return {
      playTrack,
      playPause: () => {
        const { selectedId } = view.getState();
        const current = state();
        if (current?.kind === 'playing' || current?.kind === 'loading') void command(() => client.playback.pause());
        else if (current?.track) void command(() => client.playback.resume());
        else if (selectedId !== null) playTrack(selectedId);
        else void playFirst();
      },
      next: () => void command(() => client.playback.next()),
      previous: () => void command(() => client.playback.previous()),
      seek,
      seekBy: (seconds) => {
        const now = positionAt(live.playback.state(), performance.now());
        if (now !== null && state()?.track) void seek(now + seconds);
      },
      setVolume,
      changeVolume: (difference) => {
        const current = state();
        if (current) void setVolume(current.volume + difference);
      },
      toggleMute: () => {
        const current = state();
        if (current) void command(() => client.playback.setMuted({ muted: !current.muted }));
      },
    };
  }, [client, live, view, command]);
}
