import { mkdtempSync, openSync, readSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { AudioWriter } from '../../src/main/audio/export';

const GIBIBYTE = 2 ** 30;
const RATE_HZ = 192_000;
const CHANNELS = 16;
/** Just over 4 GiB of 32-bit floats. */
const SECONDS = 353;

const folder = mkdtempSync(join(tmpdir(), 'auralis-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { bavail, bsize } = statfsSync(folder);
const room = bavail * bsize > 5 * GIBIBYTE;

describe.skipIf(!room)(`WAV over 4 GiB${room ? '' : ': needs 5 GiB of free disk'}`, () => {
  it('becomes RF64, whose length and last samples are right', { timeout: 300_000 }, () => {
    const path = join(folder, 'large.wav');
    const writer = new AudioWriter(path, path, {
      container: 'wav',
      encoding: 'float32',
      dither: false,
      rateHz: RATE_HZ,
      channelPositions: Array.from({ length: CHANNELS }, () => null),
    });
    for (let second = 0; second < SECONDS; second++)
      writer.write(
        Array.from({ length: CHANNELS }, (_, channel) => new Float32Array(RATE_HZ).fill(second / 1024 + channel / 32)),
      );
    writer.finish();

    expect(statSync(path).size).toBeGreaterThan(4 * GIBIBYTE);
    const head = Buffer.alloc(36);
    readSync(openSync(path, 'r'), head);
    expect(head.toString('latin1', 0, 4)).toBe('RF64');
    expect(head.toString('latin1', 12, 16)).toBe('ds64');
    expect(head.readBigUInt64LE(28)).toBe(BigInt(SECONDS * RATE_HZ * CHANNELS * 4));
    const source = openAudioSource(path);
    expect(source.info).toMatchObject({ durationSeconds: SECONDS, channels: CHANNELS });
    source.seek(SECONDS - 1);
    const last = source.read(2 * RATE_HZ) ?? [];
    source.close();
    expect(last[0]).toHaveLength(RATE_HZ);
    expect(last.map((plane) => plane.at(-1))).toEqual(
      Array.from({ length: CHANNELS }, (_, channel) => Math.fround((SECONDS - 1) / 1024 + channel / 32)),
    );
  });
});
