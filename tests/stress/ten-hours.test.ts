import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { enhanceFile } from '../../src/main/audio/jobs/enhance';
import { estimateLoudness, measureFile } from '../../src/main/audio/jobs/measure';
import { Pacer } from '../../src/main/audio/jobs/pacer';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';

const SECONDS = 36_000;
const MOST_MEMORY_BYTES = 1.2e9;
const folder = mkdtempSync(join(tmpdir(), 'auralis-ten-hours-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Ten hours of silence on a disk that leaves holes, with a second of a tone at the start of every hour and at the end. */
function sparseWave(name: string, rateHz: number, channels: number): string {
  const path = join(folder, name);
  const frameBytes = 2 * channels;
  const dataBytes = SECONDS * rateHz * frameBytes;
  const large = dataBytes > 0xffff_0000;
  const header = Buffer.alloc(large ? 80 : 44);
  header.write(large ? 'RF64' : 'RIFF', 0, 'latin1');
  header.writeUInt32LE(large ? 0xffff_ffff : dataBytes + 36, 4);
  header.write('WAVE', 8, 'latin1');
  let at = 12;
  if (large) {
    header.write('ds64', at, 'latin1');
    header.writeUInt32LE(28, at + 4);
    header.writeBigUInt64LE(BigInt(dataBytes + 72), at + 8);
    header.writeBigUInt64LE(BigInt(dataBytes), at + 16);
    header.writeBigUInt64LE(BigInt(SECONDS * rateHz), at + 24);
    at += 36;
  }
  header.write('fmt ', at, 'latin1');
  header.writeUInt32LE(16, at + 4);
  header.writeUInt16LE(1, at + 8);
  header.writeUInt16LE(channels, at + 10);
  header.writeUInt32LE(rateHz, at + 12);
  header.writeUInt32LE(rateHz * frameBytes, at + 16);
  header.writeUInt16LE(frameBytes, at + 20);
  header.writeUInt16LE(16, at + 22);
  header.write('data', at + 24, 'latin1');
  header.writeUInt32LE(large ? 0xffff_ffff : dataBytes, at + 28);
  const handle = openSync(path, 'w');
  writeSync(handle, header);
  ftruncateSync(handle, header.length + dataBytes);
  const tone = new Int16Array(rateHz * channels).map(
    (_, i) => 8000 * Math.sin((2 * Math.PI * 440 * Math.floor(i / channels)) / rateHz),
  );
  for (let hour = 0; hour <= 10; hour++) {
    const second = Math.min(hour * 3600, SECONDS - 1);
    writeSync(handle, new Uint8Array(tone.buffer), 0, tone.byteLength, header.length + second * rateHz * frameBytes);
  }
  closeSync(handle);
  return path;
}

const patience = { timeout: 1_500_000 };
const pacer = (passes: number) => new Pacer(() => undefined, passes);

describe('ten hours', () => {
  it('are measured as a whole in bounded memory', patience, async () => {
    const path = sparseWave('low.wav', 8000, 1);
    const analysis = await measureFile(path, 'native', pacer(1));
    expect(analysis.durationSeconds).toBe(SECONDS);
    expect(analysis.problems).toEqual([]);
    // A sine of -12.2 dBFS in one channel, of which blocks at its edges hold a quarter to three quarters.
    expect(analysis.loudness.integratedLufs).toBeCloseTo(-16.8, 1);
    expect(analysis.extras?.overview.peak.length ?? 0).toBeLessThanOrEqual(1024);
    expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY_BYTES);
    expect((await estimateLoudness(path, 'native', pacer(1))).heardSeconds).toBeCloseTo(15, 0);
  });

  it('are enhanced to the last frame', patience, async () => {
    const input = join(folder, 'low.wav');
    const output = join(folder, 'out.flac');
    const task = { input, output, partPath: join(folder, 'part'), request: DEFAULT_ENHANCEMENT, useFingerprint: true };
    const result = await enhanceFile(task, () => undefined);
    expect(result.after.integratedLufs).toBeCloseTo(-14, 0);
    const source = openAudioSource(output);
    source.seek(SECONDS - 0.5);
    const end = source.read(8000) ?? [];
    source.close();
    expect(end[0]?.length).toBe(4000);
    expect(Math.max(...(end[0] ?? []))).toBeGreaterThan(0.1);
    expect(process.memoryUsage().rss).toBeLessThan(MOST_MEMORY_BYTES);
  });

  it('in a file over 4 GiB are entered anywhere at once', patience, () => {
    const path = sparseWave('large.wav', 44_100, 2);
    expect(statSync(path).size).toBeGreaterThan(2 ** 32);
    const source = openAudioSource(path, { outputRateHz: 48_000, layout: 'stereo' });
    expect(source.info.durationSeconds).toBe(SECONDS);
    for (const second of [0.25, 18_000.25, SECONDS - 0.75]) {
      const started = performance.now();
      source.seek(second);
      const block = source.read(4800) ?? [];
      expect(performance.now() - started).toBeLessThan(500);
      expect(Math.max(...(block[0] ?? []))).toBeCloseTo(8000 / 32_768, 2);
    }
    source.close();
  });
});
