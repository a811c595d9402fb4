import type { Track } from '../../shared/domain/track';

/** One turn of one track. */
export interface Item {
  readonly entry: number;
  /** The number of its entry in the queue. */
  queued: number;
  readonly track: Track;
  durationSeconds: number | null;
  /** The sound process was told of it. */
  opened: boolean;
  /** Its sound was heard. */
  started: boolean;
}

export function newItem(entry: number, track: Track, queued: number): Item {
  return { entry, queued, track, durationSeconds: track.durationSeconds, opened: false, started: false };
}

/**
 *   idle --play--> loading --first sound--> playing <--pause/resume--> paused
 *    ^               |  ^                      |                          |
 *    |               |  +------ seek, next ----+--------- next -----------+
 *    +-- end of queue, nothing playable, given up
 *   idle --queue of the last run--> paused, of which the sound process knows nothing --play--> loading, same place
 *   loading, playing, paused --sound process lost--> recovering --output ready--> loading or paused, same place
 */
export type TransportState =
  | { kind: 'idle' }
  | { kind: 'loading' | 'playing' | 'paused'; item: Item; seconds: number }
  | { kind: 'recovering'; item: Item; seconds: number; afterwards: 'playing' | 'paused' };

export function itemOf(state: TransportState): Item | null {
  return state.kind === 'idle' ? null : state.item;
}

/** The same wish while there is no sound process to carry it out. */
export function recovering(state: Exclude<TransportState, { kind: 'idle' }>): TransportState {
  if (state.kind === 'recovering') return state;
  const { item, seconds, kind } = state;
  return { kind: 'recovering', item, seconds, afterwards: kind === 'paused' ? 'paused' : 'playing' };
}
