import { beforeEach, describe, expect, it } from 'vitest';
import { PlaybackRig, RATE_HZ } from '../../../tests/support/playback-rig';
import { noise } from '../../../tests/support/wave-file';

/** Reports come about ten times a second. */
const TOLERANCE_MS = 250;

describe('plays', () => {
  let rig: PlaybackRig;
  beforeEach(() => {
    rig = new PlaybackRig();
    rig.playback.setEnabled(false);
  });

  const seconds = (count: number, seed: number) => noise(count * RATE_HZ, seed);
  const state = () => rig.playback.state.latest;
  const playing = (title: string) =>
    rig.until(`${title} playing`, () => state()?.kind === 'playing' && state()?.track?.title === title);
  const idle = () => rig.until('the end', () => state()?.kind === 'idle');

  it('count once half was heard, and tell at the end how much that was in all', async () => {
    const track = rig.add('a.wav', seconds(4, 1));
    await rig.play(track);
    await playing('a.wav');
    await rig.output.run(1.5);
    expect(rig.plays).toEqual([]);
    await rig.output.run(1);
    expect(rig.plays).toMatchObject([{ trackId: track.id, completed: true, skipped: false }]);
    await idle();
    expect(rig.plays).toMatchObject([{}, { trackId: track.id, atMs: rig.plays[0]?.atMs, completed: true }]);
    expect(Math.abs((rig.plays[1]?.ms ?? 0) - 4000)).toBeLessThan(TOLERANCE_MS);
  });

  it('do not count what was jumped over', async () => {
    const track = rig.add('a.wav', seconds(8, 2));
    await rig.play(track);
    await playing('a.wav');
    await rig.output.run(1);
    await rig.playback.seek(7);
    await idle();
    expect(rig.plays).toMatchObject([{ trackId: track.id, completed: false, skipped: false }]);
    expect(Math.abs((rig.plays[0]?.ms ?? 0) - 2000)).toBeLessThan(2 * TOLERANCE_MS);
  });

  it('tell a track that was left for the next one from one that ended, gaplessly or not', async () => {
    const first = rig.add('a.wav', seconds(6, 3));
    const second = rig.add('b.wav', seconds(2, 4));
    const third = rig.add('c.wav', seconds(2, 5));
    await rig.play(first);
    await playing('a.wav');
    await rig.output.run(1);
    await rig.playback.next();
    await playing('b.wav');
    await idle();
    const last = new Map(rig.plays.map((play) => [play.trackId, play]));
    expect(last.get(first.id)).toMatchObject({ completed: false, skipped: true });
    expect(last.get(second.id)).toMatchObject({ completed: true, skipped: false });
    expect(last.get(third.id)).toMatchObject({ completed: true, skipped: false });
  });
});
