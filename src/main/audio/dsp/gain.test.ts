import { describe, expect, it } from 'vitest';
import { Gain } from './gain';

const RATE_HZ = 48_000;

/** The gain that each of so many frames got, dB. */
function gains(gain: Gain, frames: number, blockFrames = frames): number[] {
  const output = new Float32Array(frames).fill(1);
  for (let start = 0; start < frames; start += blockFrames) gain.process([output.subarray(start, start + blockFrames)]);
  return Array.from(output, (x) => 20 * Math.log10(x));
}

describe('Gain', () => {
  it('at 0 dB leaves every bit as it is', () => {
    const block = Float32Array.of(0.1, -0.7, 1e-30, 3);
    const before = block.slice();
    new Gain(RATE_HZ).process([block]);
    expect(block).toEqual(before);
  });

  it('starts at once where that is asked for', () => {
    const gain = new Gain(RATE_HZ);
    gain.setGainDb(-6, { immediate: true });
    expect(gains(gain, 1)[0]).toBeCloseTo(-6, 4);
  });

  it('fades a small change over 20 ms and then stays exactly there', () => {
    const gain = new Gain(RATE_HZ);
    gain.setGainDb(0.4);
    const run = gains(gain, 2000);
    expect(run[480]).toBeCloseTo(0.2, 2);
    expect(run[958]).toBeLessThan(0.4 - 1e-4);
    expect(new Set(run.slice(960)).size).toBe(1);
    expect(run[960]).toBeCloseTo(0.4, 5);
  });

  it('glides a large change at 6 dB a second, without a step', () => {
    const gain = new Gain(RATE_HZ);
    gain.setGainDb(-12);
    const run = gains(gain, 3 * RATE_HZ);
    expect(run[RATE_HZ]).toBeCloseTo(-6, 2);
    expect(run[2 * RATE_HZ]).toBeCloseTo(-12, 4);
    const steps = run.slice(1).map((level, i) => Math.abs(level - (run[i] as number)));
    expect(steps.reduce((largest, step) => Math.max(largest, step), 0)).toBeLessThan(2e-4);
  });

  it('turns round in mid-glide from where it is', () => {
    const gain = new Gain(RATE_HZ);
    gain.setGainDb(12);
    gains(gain, RATE_HZ);
    gain.setGainDb(0);
    const run = gains(gain, 2 * RATE_HZ);
    expect(run[0]).toBeCloseTo(6, 2);
    expect(run[RATE_HZ]).toBe(0);
  });

  it.each([1, 127, 4096])('does the same in blocks of %i frames', (blockFrames) => {
    const run = (frames: number) => {
      const gain = new Gain(RATE_HZ);
      gain.setGainDb(3);
      return gains(gain, 30_000, frames);
    };
    expect(run(blockFrames)).toEqual(run(30_000));
  });

  it('gives all channels the same', () => {
    const gain = new Gain(RATE_HZ);
    gain.setGainDb(3);
    const block = [new Float32Array(5000).fill(0.5), new Float32Array(5000).fill(0.5)];
    gain.process(block);
    expect(block[0]).toEqual(block[1]);
  });
});
