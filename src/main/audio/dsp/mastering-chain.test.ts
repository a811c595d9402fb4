import { describe, expect, it } from 'vitest';
import { planOf } from '../../../../tests/support/rendered';
import { sineWave } from '../../../../tests/support/test-signals';
import { createChain } from './mastering-chain';

const RATE_HZ = 44_100;

/** Magnitude of the largest jump of the second difference, which a sine has none of and a click has. */
function roughness(channel: Float32Array): number {
  let largest = 0;
  for (let i = 2; i < channel.length; i++) {
    const [a, b, c] = [channel[i - 2] as number, channel[i - 1] as number, channel[i] as number];
    largest = Math.max(largest, Math.abs(a - 2 * b + c));
  }
  return largest;
}

describe('MasteringChain', () => {
  it('delays by as much as it says, the same for every plan', () => {
    for (const plan of [planOf(0, null), planOf(0, -1), planOf(9, -1)]) {
      const chain = createChain(plan, { rateHz: RATE_HZ, channels: 1 });
      const block = new Float32Array(1000);
      block[0] = 0.01;
      chain.process([block]);
      expect(block.findIndex((x) => x !== 0)).toBe(chain.latencyFrames);
      expect(chain.latencyFrames).toBe(createChain(planOf(0, null), { rateHz: RATE_HZ, channels: 2 }).latencyFrames);
    }
  });

  it.each([8000, 44_100, 192_000])('is late by less than 15 ms at %i Hz', (rateHz) => {
    expect(createChain(planOf(0, -1), { rateHz, channels: 2 }).latencyFrames / rateHz).toBeLessThan(0.015);
  });

  it('applies the plan from the first frame on', () => {
    const chain = createChain(planOf(-6, -1), { rateHz: RATE_HZ, channels: 1 });
    const block = new Float32Array(1000).fill(0.5);
    chain.process([block]);
    expect(block[chain.latencyFrames]).toBeCloseTo(0.5 * 10 ** (-6 / 20), 6);
  });

  it('exchanges plans while playing without a step', () => {
    const chain = createChain(planOf(0, -1), { rateHz: RATE_HZ, channels: 1 });
    const sound = sineWave(RATE_HZ, 4, 100, -8);
    const smooth = roughness(sound);
    const exchanges = new Map([
      [1, planOf(6, -1)],
      [2, planOf(6.3, -6)],
      [3, planOf(0, null)],
    ]);
    for (let second = 0; second < 4; second++) {
      const plan = exchanges.get(second);
      if (plan) chain.setPlan(plan);
      chain.process([sound.subarray(second * RATE_HZ, (second + 1) * RATE_HZ)]);
    }
    expect(roughness(sound.subarray(chain.latencyFrames))).toBeLessThan(2.5 * smooth);
  });

  it('is back to the input, bit by bit, once a neutral plan has been reached', () => {
    const chain = createChain(planOf(6, -1), { rateHz: RATE_HZ, channels: 1 });
    const input = sineWave(RATE_HZ, 6, 441, -3);
    const output = input.slice();
    chain.process([output.subarray(0, 1000)]);
    chain.setPlan(planOf(0, null));
    chain.process([output.subarray(1000)]);
    const from = 5 * RATE_HZ;
    expect(output.subarray(from)).toEqual(
      input.subarray(from - chain.latencyFrames, input.length - chain.latencyFrames),
    );
  });

  it('tells how much the limiter took in the last block', () => {
    const chain = createChain(planOf(0, -1), { rateHz: RATE_HZ, channels: 1 });
    chain.process([sineWave(RATE_HZ, 1, 997, 5)]);
    expect(chain.limiterReductionDb).toBeCloseTo(6.02, 1);
    for (let i = 0; i < 4; i++) chain.process([new Float32Array(RATE_HZ)]);
    expect(chain.limiterReductionDb).toBe(0);
  });
});
