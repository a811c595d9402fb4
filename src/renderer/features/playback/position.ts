import type { PlaybackState } from '../../../shared/domain/playback';
import type { LiveState } from '../../app/api/live-source';

/**
 * Place in the track at `nowMs`, seconds: the last reported one, carried on by the clock while music plays. Null before
 * the first report.
 */
export function positionAt({ value, receivedAtMs }: LiveState<PlaybackState>, nowMs: number): number | null {
  if (value === null) return null;
  const elapsed = value.kind === 'playing' ? Math.max(0, nowMs - receivedAtMs) / 1000 : 0;
  return Math.min(value.positionSeconds + elapsed, value.durationSeconds ?? Number.POSITIVE_INFINITY);
}

/** Milliseconds until the shown position changes: at the next full second, or after `stepSeconds` if that is sooner. */
export function untilNextChangeMs(positionSeconds: number, stepSeconds: number): number {
  const untilSecond = 1 - (positionSeconds % 1);
  return Math.max(20, Math.min(untilSecond, stepSeconds) * 1000 + 1);
}
