import { expect, it } from 'vitest';
import type { PlaybackState } from '../../../shared/domain/playback';
import { positionAt, untilNextChangeMs } from './position';

const reported = (state: Partial<PlaybackState>) => ({
  status: 'live' as const,
  problem: null,
  receivedAtMs: 1000,
  value: {
    kind: 'playing',
    track: null,
    positionSeconds: 10,
    durationSeconds: 12,
    queueIndex: 0,
    queueLength: 1,
    queueRevision: 0,
    shuffled: false,
    repeat: 'off',
    stopAfterCurrent: false,
    volume: 1,
    muted: false,
    outputRateHz: 48_000,
    dropoutFrames: 0,
    ...state,
  } satisfies PlaybackState,
});

it('goes on by the clock while music plays, and never beyond the end', () => {
  expect(positionAt(reported({}), 1000)).toBe(10);
  expect(positionAt(reported({}), 1750)).toBeCloseTo(10.75);
  expect(positionAt(reported({}), 900)).toBe(10);
  expect(positionAt(reported({}), 60_000)).toBe(12);
  expect(positionAt(reported({ durationSeconds: null }), 6000)).toBeCloseTo(15);
});

it.each(['idle', 'loading', 'paused', 'recovering'] as const)('stands still while %s', (kind) => {
  expect(positionAt(reported({ kind }), 60_000)).toBe(10);
});

it('is unknown before the first report', () => {
  expect(positionAt({ status: 'connecting', value: null, problem: null, receivedAtMs: 0 }, 5)).toBeNull();
});

it('waits for the next full second or the next visible step, whichever is sooner', () => {
  expect(untilNextChangeMs(10.25, 5)).toBeCloseTo(751);
  expect(untilNextChangeMs(10.25, 0.1)).toBeCloseTo(101);
  expect(untilNextChangeMs(10.9999, 5)).toBe(20);
});
