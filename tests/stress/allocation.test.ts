import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createFingerprintMeter, LoudnessMeter, MasteringAnalysis } from '../../src/main/audio/analysis';
import { createChain } from '../../src/main/audio/dsp';
import { generateMusic } from '../../src/scenarios/fixtures';
import { analysed, EVERY_STAGE, plannedFor } from '../support/mastered';
import { median } from '../support/measure';
import { blocksOf } from '../support/test-signals';

const RATE_HZ = 44_100;
const BLOCK = 4096;
const SECONDS = 60;
const MINUTES = 60;
const FORMAT = { rateHz: RATE_HZ, channels: 2 };
/**
 * Bytes for each block. A number that one function hands to another is boxed, 16 bytes: the limiter does so for each 512
 * frames, meters some times in each 10 ms. An array or a view each time, of 100 bytes at least, would take more than this.
 */
const BOXES = { chain: 400, meter: 1400 };

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const minute = [...blocksOf(generateMusic({ rateHz: RATE_HZ, seconds: SECONDS, seed: 1 }).channels, BLOCK)].filter(
  ([left]) => left?.length === BLOCK,
);

/** Everything that a minute takes, the sound itself standing ready. */
function play(add: (block: Float32Array[]) => void, block: Float32Array[]): void {
  for (let i = 0; i < minute.length; i++) {
    const sound = minute[i] as Float32Array[];
    block[0]?.set(sound[0] as Float32Array);
    block[1]?.set(sound[1] as Float32Array);
    add(block);
  }
}

/** Over an hour: bytes allocated for each block, bytes that stay behind on the heap, and bytes in array buffers. */
function allocated(add: (block: Float32Array[]) => void) {
  const block = [new Float32Array(BLOCK), new Float32Array(BLOCK)];
  for (let warm = 0; warm < 3; warm++) play(add, block);
  const perBlock: number[] = [];
  const before = collected();
  for (let played = 0; played < MINUTES; played++) {
    const start = process.memoryUsage().heapUsed;
    play(add, block);
    perBlock.push((process.memoryUsage().heapUsed - start) / minute.length);
  }
  const after = collected();
  return {
    // In a minute with a collection less seems to be taken than was.
    bytesPerBlock: median(perBlock.filter((bytes) => bytes >= 0)),
    staying: after.heapUsed - before.heapUsed,
    inBuffers: after.arrayBuffers - before.arrayBuffers,
  };
}

function collected(): NodeJS.MemoryUsage {
  collect();
  collect();
  return process.memoryUsage();
}

/** A chain all of whose stages work. */
async function mastering() {
  const music = generateMusic({ rateHz: RATE_HZ, seconds: 5, seed: 1 }).channels;
  return createChain(plannedFor(music, RATE_HZ, await analysed(music, RATE_HZ), EVERY_STAGE), FORMAT);
}

describe('an hour of sound', () => {
  it.each([
    // Lists of one number for each 100 ms, second, 10 ms or window grow by doubling; this is what they may hold in an hour.
    ['the mastering chain', mastering, BOXES.chain, 0],
    ['the loudness meter', async () => new LoudnessMeter(FORMAT), BOXES.meter, 1e6],
    ['what planning measures', async () => new MasteringAnalysis(FORMAT), BOXES.meter, 16e6],
    ['the fingerprint', () => createFingerprintMeter(FORMAT), BOXES.meter, 8e6],
  ])('leaves nothing behind in %s', async (_, create, mostBytesPerBlock, mostInBuffers) => {
    const made = await create();
    const add = 'process' in made ? made.process.bind(made) : made.add.bind(made);
    const { bytesPerBlock, staying, inBuffers } = allocated(add);
    expect(bytesPerBlock).toBeLessThan(mostBytesPerBlock);
    expect(staying).toBeLessThan(100_000);
    expect(inBuffers).toBeLessThanOrEqual(mostInBuffers);
  });
});
