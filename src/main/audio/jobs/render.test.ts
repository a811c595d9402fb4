import { expect, it } from 'vitest';
import { fullPlan } from '../../../../tests/support/full-plan';
import { blocksOf, musicLike } from '../../../../tests/support/test-signals';
import { afterShaping, masteredBlocks } from './render';

const RATE_HZ = 44_100;
const INFO = { sampleRateHz: RATE_HZ, channels: 2 };

function joined(blocks: Iterable<Float32Array[]>): number[] {
  const samples: number[] = [];
  for (const [left] of blocks) for (const x of left as Float32Array) samples.push(x);
  return samples;
}

it('sound that is shaped first and raised and limited later is, bit by bit, sound through the whole plan', () => {
  const sound = musicLike(RATE_HZ, 3, -3);
  const plan = fullPlan();
  const copies = function* (blocks: Iterable<Float32Array[]>) {
    for (const block of blocks) yield block.map((plane) => plane.slice());
  };
  const input = () => copies(blocksOf(sound, 4410));
  const gain = plan.stages.findIndex(({ name }) => name === 'make-up-gain');
  const shaped = [...masteredBlocks(input(), INFO, { ...plan, stages: plan.stages.slice(0, gain) })];
  const whole = joined(masteredBlocks(input(), INFO, plan));
  expect(joined(masteredBlocks(copies(shaped), INFO, afterShaping(plan)))).toEqual(whole);
  expect(whole).toHaveLength(sound[0]?.length as number);
  expect(whole).not.toEqual(joined(shaped));
});
