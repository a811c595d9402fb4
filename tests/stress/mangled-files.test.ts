import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { AuralisError } from '../../src/shared/domain/errors';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { FURTHER_FORMATS } from '../support/further-formats';
import { whiteNoise } from '../support/test-signals';

const TRIES = 150;
const SECONDS = 1;
const PATIENCE_SECONDS = 5;
const MOST_SECONDS = 3600;
const BLOCK_FRAMES = 65_536;
const MOST_MEMORY_BYTES = 1.5e9;

const folder = mkdtempSync(join(tmpdir(), 'auralis-mangled-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Numbers in 0..1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Bytes changed, cut out, doubled or cut off, most of them near the start. */
function mangled(bytes: Buffer, next: () => number): Buffer {
  const place = () => Math.floor(next() ** 3 * bytes.length);
  const kind = next();
  if (kind < 0.2) return bytes.subarray(0, place());
  if (kind < 0.3) return Buffer.concat([bytes.subarray(0, place()), bytes.subarray(place())]);
  const changed = Buffer.from(bytes);
  for (let left = 1 + Math.floor(next() * 20); left > 0; left--) changed[place()] = Math.floor(next() * 256);
  return changed;
}

function decodeAll(path: string): void {
  const source = openAudioSource(path, { outputRateHz: 48_000, layout: 'stereo' });
  try {
    let frames = 0;
    for (let block = source.read(BLOCK_FRAMES); block; block = source.read(BLOCK_FRAMES)) {
      frames += block[0]?.length ?? 0;
      if (!block.every((plane) => plane.every(Number.isFinite))) throw new Error('sound that is not finite');
      if (frames > MOST_SECONDS * 48_000) throw new Error('more sound than the file could hold');
    }
    source.seek(SECONDS / 2);
    source.read(1000);
  } finally {
    source.close();
  }
}

describe.each([...TEST_FORMATS, ...FURTHER_FORMATS])('$name, mangled', ({ name, ending, rateHz, spec }) => {
  it('is a reason, or finite sound, in bounded time and memory', () => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.${ending}`);
    const plane = whiteNoise(SECONDS * rateHz, 1, -12);
    encodeFile(path, [plane, plane], rateHz, spec);
    const whole = readFileSync(path);
    const next = random(name.length);
    for (let i = 0; i < TRIES; i++) {
      writeFileSync(path, mangled(whole, next));
      const started = performance.now();
      try {
        decodeAll(path);
      } catch (thrown) {
        if (!(thrown instanceof AuralisError) || thrown.code === 'internal') throw thrown;
      }
      expect((performance.now() - started) / 1000, `try ${i}`).toBeLessThan(PATIENCE_SECONDS);
    }
    expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY_BYTES);
  });
});
