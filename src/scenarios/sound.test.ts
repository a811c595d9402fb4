import { describe, expect, it } from 'vitest';
import { generateHiss, generateMusic } from './fixtures';
import {
  agreeingFrames,
  excerpt,
  firstSounding,
  frameCount,
  locate,
  type Sound,
  silences,
  withoutSilence,
} from './sound';

const RATE = 8000;
const song = generateMusic({ rateHz: RATE, seconds: 3, seed: 5 });

/** Silence, then the song from `from` on. */
function heardAfter(silentFrames: number, from: number): Sound {
  const channels = song.channels.map((channel) => {
    const heard = new Float32Array(silentFrames + channel.length - from);
    heard.set(channel.subarray(from), silentFrames);
    return heard;
  });
  return { rateHz: RATE, channels };
}

describe('locate', () => {
  it('finds the one place where the song goes on as heard', () => {
    const heard = heardAfter(500, 7001);
    expect(locate(heard, 600, song, 0)).toBe(7101);
  });

  it('finds nothing in another song, nor beyond the end of what was heard', () => {
    const other = generateMusic({ rateHz: RATE, seconds: 3, seed: 6 });
    expect(locate(other, 1000, song, 1 / 2048)).toBeNull();
    expect(locate(song, frameCount(song) - 10, song, 0)).toBeNull();
  });

  it('tells the channels apart', () => {
    const swapped = { rateHz: RATE, channels: [...song.channels].reverse() };
    expect(locate(swapped, 1000, song, 1 / 2048)).toBeNull();
  });
});

describe('agreeingFrames', () => {
  it('ends at the first sample that is one 16-bit step off', () => {
    const altered = { rateHz: RATE, channels: song.channels.map((channel) => channel.slice()) };
    const right = altered.channels[1] as Float32Array;
    right[1234] = (right[1234] ?? 0) + 1 / 32768;
    expect(agreeingFrames(altered, 0, song, 0, 0)).toBe(1234);
    expect(agreeingFrames(altered, 0, song, 0, 1 / 2048)).toBe(frameCount(song));
  });

  it('never takes NaN for agreement', () => {
    const broken = { rateHz: RATE, channels: [new Float32Array([Number.NaN])] };
    expect(agreeingFrames(broken, 0, broken, 0, 1)).toBe(0);
  });
});

describe('silence', () => {
  it('is found where it is long enough, with its ends', () => {
    const heard = heardAfter(500, 0);
    heard.channels[0]?.fill(0, 2000, 2100);
    heard.channels[1]?.fill(0, 2000, 2100);
    expect(firstSounding(heard)).toBe(500);
    expect(silences(heard, 50)).toEqual([
      { from: 0, to: 500 },
      { from: 2000, to: 2100 },
    ]);
    expect(silences(heard, 200)).toEqual([{ from: 0, to: 500 }]);
  });

  it('can be taken out, and what is left is the song again', () => {
    const heard = heardAfter(500, 0);
    const gap = 1000;
    const channels = heard.channels.map((channel) => {
      const stretched = new Float32Array(channel.length + gap);
      stretched.set(channel.subarray(0, 9000));
      stretched.set(channel.subarray(9000), 9000 + gap);
      return stretched;
    });
    expect(withoutSilence({ rateHz: RATE, channels })).toEqual(song);
  });

  it('has no first sound', () => {
    expect(firstSounding({ rateHz: RATE, channels: [new Float32Array(10)] })).toBeNull();
  });
});

describe('generated sound', () => {
  it('is the same for the same seed and holds 16-bit values only', () => {
    expect(generateMusic({ rateHz: RATE, seconds: 3, seed: 5 })).toEqual(song);
    for (const channel of song.channels) {
      expect(channel.every((sample) => Number.isInteger(sample * 32768) && Math.abs(sample) < 1)).toBe(true);
    }
  });

  it('sounds from its first frame on', () => {
    expect(firstSounding(song)).toBe(0);
  });

  it('has steady power as hiss, so that a part speaks for the whole', () => {
    const hiss = generateHiss({ rateHz: 44_100, seconds: 6, seed: 3, level: 0.1 });
    const power = (part: Sound) =>
      part.channels.flatMap((c) => [...c]).reduce((sum, s) => sum + s * s, 0) / frameCount(part);
    const part = excerpt(hiss, 44_100, 3 * 44_100);
    expect(Math.abs(10 * Math.log10(power(part) / power(hiss)))).toBeLessThan(0.05);
  });
});
