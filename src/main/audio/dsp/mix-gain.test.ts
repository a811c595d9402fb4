import { describe, expect, it } from 'vitest';
import { musicLike } from '../../../../tests/support/test-signals';
import { MixGain } from './mix-gain';

const RATE_HZ = 44_100;
const SECONDS = 2;
const CEILING = 0.5;

/** What two sounds of equal power may exceed the louder one by, along a fade over all of it. */
const bounds = Float64Array.from({ length: SECONDS * RATE_HZ }, (_, i) => {
  const turn = ((Math.PI / 2) * (i + 0.5)) / (SECONDS * RATE_HZ);
  return 20 * Math.log10(Math.cos(turn) + Math.sin(turn));
});
const sound = musicLike(RATE_HZ, SECONDS, -4.5);

function gainsOf(blockFrames: number): Float64Array {
  const mixGain = new MixGain(RATE_HZ, 2);
  const gains: number[] = [];
  for (let from = 0; from < bounds.length; from += blockFrames) {
    const part = sound.map((channel) => channel.subarray(from, from + blockFrames));
    mixGain.add(part, CEILING, bounds.subarray(from, from + blockFrames));
    gains.push(...mixGain.take(mixGain.readyFrames).gains);
  }
  gains.push(...mixGain.take(mixGain.heldFrames).gains);
  return Float64Array.from(gains);
}

describe('the gain of a mix', () => {
  const whole = gainsOf(bounds.length);

  it.each([127, 128, 4096, 7919])('is the same in blocks of %i frames', (blockFrames) => {
    expect(Buffer.from(gainsOf(blockFrames).buffer).equals(Buffer.from(whole.buffer))).toBe(true);
  });

  it('is one at both ends, and never turns down by more than it may', () => {
    expect(Math.min(...whole.subarray(20_000, 70_000))).toBeLessThan(0.95);
    const excess = whole.findIndex((gain, i) => gain > 1 || -20 * Math.log10(gain) > (bounds[i] as number) + 1e-9);
    expect(excess).toBe(-1);
  });

  it('is one where nothing exceeds the ceiling', () => {
    const mixGain = new MixGain(RATE_HZ, 2);
    mixGain.add(sound, 1, bounds);
    expect(mixGain.take(bounds.length).gains.every((gain) => gain === 1)).toBe(true);
  });
});
