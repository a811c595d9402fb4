import { describe, expect, it } from 'vitest';
import type { PlaybackState } from '../../shared/domain/playback';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings';
import { Emitter } from '../events';
import { compareSnapshots, type LiveProfile, takeSnapshot } from './live-profile';

const PAUSED: PlaybackState = {
  kind: 'paused',
  track: null,
  positionSeconds: 12,
  durationSeconds: null,
  queueIndex: null,
  queueLength: 3,
  queueRevision: 0,
  shuffled: false,
  repeat: 'off',
  stopAfterCurrent: false,
  volume: 1,
  muted: false,
  outputRateHz: null,
  dropoutFrames: 0,
};

interface Parts {
  ids?: number[];
  state?: Partial<PlaybackState>;
  volume?: number;
}

function profile({ ids = [1, 2], state = {}, volume = 1 }: Parts): LiveProfile {
  return {
    library: {
      folders: async () => [{ id: 1, path: '/music', addedAtMs: 0, available: true, lastScanAtMs: null }],
      trackIds: async () => ids,
      count: async () => ({ tracks: ids.length }),
      sqliteVersion: async () => 'none',
    },
    settings: { current: { ...DEFAULT_SETTINGS, volume } },
    playback: { state: new Emitter<PlaybackState>({ ...PAUSED, ...state }) },
  };
}

async function verdict(before: Parts, after: Parts) {
  const [was, is] = [await takeSnapshot(profile(before)), await takeSnapshot(profile(after))];
  const { verdict, reason } = compareSnapshots(was, is, 0);
  return [verdict, reason];
}

describe('the last check of a run', () => {
  it('passes where nothing changed', async () => {
    expect(await verdict({}, {})).toEqual(['pass', null]);
  });

  const changes: [string, Parts][] = [
    ['library', { ids: [1, 2, 3] }],
    ['library', { ids: [2, 1] }],
    ['settings', { volume: 0.5 }],
    ['queue', { state: { queueLength: 2 } }],
    ['position', { state: { positionSeconds: 13 } }],
  ];
  it.each(changes)('names what changed: %s', async (part, after) => {
    expect(await verdict({}, after)).toEqual(['fail', `Changed meanwhile: ${part}.`]);
  });

  it('lets music that plays move on', async () => {
    const playing = (positionSeconds: number) => ({ state: { kind: 'playing' as const, positionSeconds } });
    expect(await verdict(playing(12), playing(50))).toEqual(['pass', null]);
  });
});
