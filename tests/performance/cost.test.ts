import { describe, expect, it } from 'vitest';
import { createFingerprintMeter } from '../../src/main/audio/analysis';
import { createChain } from '../../src/main/audio/dsp';
import { generateMusic } from '../../src/scenarios/fixtures';
import { lineThrough } from '../support/line-through';
import { analysed, EVERY_STAGE, plannedFor } from '../support/mastered';
import { processorTime, record } from '../support/measure';
import { blocksOf } from '../support/test-signals';

const RATE_HZ = 44_100;
const FORMAT = { rateHz: RATE_HZ, channels: 2 };
const DURATIONS_SECONDS = [5, 15, 60, 300, 900, 3600];
const PIECE_SECONDS = 5;
/** How far a time may lie from the line: what an hour takes in vain would be found, what the machine does besides not. */
const SPREAD = 0.5;

const piece = [...blocksOf(generateMusic({ rateHz: RATE_HZ, seconds: PIECE_SECONDS, seed: 1 }).channels, 4410)];

/** The same music over and over: what it costs depends on its length alone. */
function* soundOf(seconds: number): Generator<Float32Array[]> {
  for (let played = 0; played < seconds; played += PIECE_SECONDS) {
    for (const block of piece) yield block.map((channel) => channel.slice());
  }
}

async function analyse(seconds: number) {
  const meter = await createFingerprintMeter(FORMAT);
  for (const block of soundOf(seconds)) meter.add(block);
  return meter.result();
}

describe('the cost of sound is a line over its length', () => {
  it.each([
    ['full analysis with fingerprint', async () => analyse],
    [
      'mastering chain',
      async () => {
        const music = generateMusic({ rateHz: RATE_HZ, seconds: PIECE_SECONDS, seed: 1 }).channels;
        const plan = plannedFor(music, RATE_HZ, await analysed(music, RATE_HZ), EVERY_STAGE);
        return (seconds: number) => {
          const chain = createChain(plan, FORMAT);
          for (const block of soundOf(seconds)) chain.process(block);
        };
      },
    ],
  ])('%s', async (name, prepare) => {
    const work = await prepare();
    await processorTime(1, () => work(60));
    const points: { d: number; t: number }[] = [];
    for (const d of DURATIONS_SECONDS) points.push({ d, t: await processorTime(d < 100 ? 3 : 1, () => work(d)) });
    const { a, b } = lineThrough(points);
    const how = `t = a + b d over ${DURATIONS_SECONDS.join(', ')} s of stereo at ${RATE_HZ} Hz, processor time`;
    record({ group: 'Cost over length', name: `${name}: a, once`, value: 1000 * a, unit: 'ms', how });
    record({ group: 'Cost over length', name: `${name}: b, each second`, value: 1000 * b, unit: 'ms', how });
    console.log(`${name}: t = ${(1000 * a).toFixed(2)} ms + ${(1000 * b).toFixed(3)} ms/s d`);
    for (const { d, t } of points) expect(Math.abs(t / (a + b * d) - 1)).toBeLessThan(SPREAD);
  });
});
