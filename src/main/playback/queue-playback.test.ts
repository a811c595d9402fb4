import { describe, expect, it } from 'vitest';
import { PlaybackRig, RATE_HZ } from '../../../tests/support/playback-rig';
import { noise } from '../../../tests/support/wave-file';
import type { PlaybackState } from '../../shared/domain/playback';
import type { StoredQueue } from '../library';

const SHORT = RATE_HZ / 2;

function rigOf(count: number, stored: StoredQueue | null = null, frames = SHORT) {
  const rig = new PlaybackRig(stored);
  rig.playback.setEnabled(false);
  const tracks = Array.from({ length: count }, (_, index) => rig.add(`${index + 1}.wav`, noise(frames, index + 1)));
  const state = (): PlaybackState => rig.playback.state.latest as PlaybackState;
  const heardNow = (id: number) =>
    rig.until(`${id} playing`, () => state().kind === 'playing' && state().track?.id === id);
  const queued = async () => (await rig.playback.queue.page(0, 100)).map(({ track }) => track?.id);
  const numberOf = async (id: number) =>
    (await rig.playback.queue.page(0, 100)).find(({ track }) => track?.id === id)?.number ?? 0;
  return { rig, tracks, state, heardNow, queued, numberOf, first: tracks[0] as (typeof tracks)[0] };
}

describe('the queue while it plays', () => {
  it('goes on with what was put next, without a gap in the sound', async () => {
    const { rig, heardNow, queued, first, state } = rigOf(4);
    await rig.play(first);
    await heardNow(1);
    await rig.playback.queue.add({ kind: 'tracks', ids: [4, 3] }, 'next');
    await rig.playback.queue.add({ kind: 'tracks', ids: [1] }, 'end');
    expect(await queued()).toEqual([1, 4, 3, 2, 3, 4, 1]);
    await heardNow(4);
    expect(state()).toMatchObject({ queueIndex: 1, queueLength: 7 });
    await heardNow(3);
    const sound = rig.output.everything();
    const starts = sound.findIndex((value) => value !== 0);
    expect(sound.subarray(starts, starts + SHORT)).toEqual(noise(SHORT, 1));
    expect(sound.subarray(starts + SHORT, starts + 2 * SHORT)).toEqual(noise(SHORT, 4));
  });

  it('plays on where the current track was taken out, then what came behind it; undo makes it current again', async () => {
    const { rig, heardNow, queued, numberOf, first, state } = rigOf(3, null, RATE_HZ * 2);
    await rig.play(first);
    await heardNow(1);
    rig.playback.queue.remove([await numberOf(1)]);
    expect(state()).toMatchObject({ kind: 'playing', track: { id: 1 }, queueIndex: null, queueLength: 2 });
    rig.playback.queue.undo();
    expect(state()).toMatchObject({ queueIndex: 0, queueLength: 3 });
    rig.playback.queue.redo();
    await heardNow(2);
    expect(await queued()).toEqual([2, 3]);
    expect(state().queueIndex).toBe(0);
  });

  it('repeats one track without a gap, then all, then ends', async () => {
    const { rig, heardNow, first, state } = rigOf(2);
    await rig.play(first);
    rig.playback.queue.setModes({ repeat: 'one' });
    await heardNow(1);
    await rig.output.run(1.2);
    expect(state().track?.id).toBe(1);
    const sound = rig.output.everything();
    const starts = sound.findIndex((value) => value !== 0);
    expect(sound.subarray(starts + SHORT, starts + 2 * SHORT)).toEqual(noise(SHORT, 1));
    rig.playback.queue.setModes({ repeat: 'all' });
    await heardNow(2);
    await heardNow(1);
    rig.playback.queue.setModes({ repeat: 'off' });
    await heardNow(2);
    await rig.until('the end', () => state().kind === 'idle');
  });

  it('stops after this track, and goes on with the next when told to play', async () => {
    const { rig, heardNow, first, state } = rigOf(3);
    await rig.play(first);
    rig.playback.queue.setModes({ stopAfterCurrent: true });
    await heardNow(1);
    await rig.until('the stop', () => state().kind === 'idle');
    expect(state()).toMatchObject({ stopAfterCurrent: false, queueIndex: 1 });
    await rig.playback.resume();
    await heardNow(2);
    await heardNow(3);
  });

  it('plays a shuffled list to its end, each once, and the next list shuffled as well', async () => {
    const { rig, heardNow, queued, first, state } = rigOf(12, null, RATE_HZ / 10);
    await rig.play(first);
    await rig.playback.queue.setShuffled(true);
    const order = (await queued()) as number[];
    expect(order[0]).toBe(1);
    expect(order.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    for (const id of order) await heardNow(id);
    await rig.until('the end', () => state().kind === 'idle');
    await rig.playback.play({
      trackId: 5,
      from: { kind: 'search', sort: { by: 'title', direction: 'ascending' }, query: '' },
    });
    expect((await queued())[0]).toBe(5);
    expect(state()).toMatchObject({ shuffled: true, queueIndex: 0, queueLength: 12 });
    await rig.playback.queue.setShuffled(false);
    expect(await queued()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(state().queueIndex).toBe(4);
  });

  it('is there again in the next run, at its place and silent, and goes on from there', async () => {
    const before = rigOf(3, null, RATE_HZ * 3);
    await before.rig.play(before.first);
    await before.rig.playback.next();
    await before.heardNow(2);
    await before.rig.playback.queue.setShuffled(true);
    before.rig.playback.queue.setModes({ repeat: 'all' });
    await before.rig.until('1 s', () => before.state().positionSeconds > 1);
    before.rig.playback.pause();
    const order = await before.queued();
    before.rig.playback.dispose();
    const left = before.rig.storedQueue;
    expect(left?.state.seconds).toBeGreaterThan(1);

    const { rig, state, queued, heardNow } = rigOf(3, left, RATE_HZ * 3);
    await rig.until('the queue', () => state().kind === 'paused');
    expect(state()).toMatchObject({ track: { id: 2 }, queueLength: 3, repeat: 'all', shuffled: true, queueIndex: 0 });
    expect(state().positionSeconds).toBeCloseTo(left?.state.seconds ?? 0, 3);
    expect(await queued()).toEqual(order);
    await rig.output.run(0.5);
    expect(rig.output.heard()).toHaveLength(0);
    await rig.playback.resume();
    await heardNow(2);
    await rig.output.run(0.2);
    const heard = rig.output.heard();
    const start = Math.round((left?.state.seconds ?? 0) * RATE_HZ);
    // Past the fade that a start has.
    expect(heard.subarray(2000, 4000)).toEqual(noise(RATE_HZ * 3, 2).subarray(start + 2000, start + 4000));
    await rig.playback.queue.setShuffled(false);
    expect(await queued()).toEqual([1, 2, 3]);
  });

  it('comes second to a person who is faster', async () => {
    const left = {
      state: { place: 0, gone: false, seconds: 1, repeat: 'all' as const },
      tracks: Uint32Array.of(3, 2),
      restore: null,
    };
    const { rig, heardNow, queued, first } = rigOf(3, left);
    await rig.play(first);
    await heardNow(1);
    expect(await queued()).toEqual([1, 2, 3]);
  });
});
