import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { AuralisError } from '../../src/shared/domain/errors';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS, type TestFormat } from '../support/formats';
import { FULL_TESTS } from '../support/full-tests';
import { FURTHER_FORMATS } from '../support/further-formats';
import { whiteNoise } from '../support/test-signals';

const SECONDS = 1;
/** Most processor time that one such file may take, and the most sound that may come of it, seconds. */
const PATIENCE_SECONDS = 2;
const MOST_SECONDS = 600;
const BLOCK_FRAMES = 65_536;

const folder = mkdtempSync(join(tmpdir(), 'auralis-lying-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  refused: string | null;
  seconds: number;
  warnings: string[];
}

/** Decodes all of it; anything that is no reason in words, no finite sound or takes too long fails the test. */
function attempt(path: string): Outcome {
  const started = process.cpuUsage();
  try {
    const source = openAudioSource(path);
    try {
      let frames = 0;
      for (let block = source.read(BLOCK_FRAMES); block; block = source.read(BLOCK_FRAMES)) {
        frames += block[0]?.length ?? 0;
        if (!block.every((plane) => plane.every(Number.isFinite))) throw new Error('sound that is not finite');
        if (frames / source.info.sampleRateHz > MOST_SECONDS) throw new Error('more sound than any file could hold');
      }
      const seconds = frames / source.info.sampleRateHz;
      return { refused: null, seconds, warnings: source.warnings.map(({ code }) => code) };
    } finally {
      source.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof AuralisError) || thrown.code === 'internal') throw thrown;
    return { refused: thrown.code, seconds: 0, warnings: [] };
  } finally {
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(PATIENCE_SECONDS);
  }
}

function encoded({ name, ending, spec, rateHz }: TestFormat, seconds = SECONDS): { path: string; bytes: Buffer } {
  const path = join(folder, `${name.replaceAll(' ', '-')}.${ending}`);
  const plane = whiteNoise(Math.round(seconds * rateHz), 1, -12);
  encodeFile(path, [plane, plane], rateHz, spec);
  return { path, bytes: readFileSync(path) };
}

const named = (name: string) => {
  const format = [...TEST_FORMATS, ...FURTHER_FORMATS].find((candidate) => candidate.name === name);
  if (!format) throw new Error(`no format ${name}`);
  return format;
};

/** What a file says of itself, changed. */
function lying(name: string, change: (bytes: Buffer) => void): Outcome {
  const { path, bytes } = encoded(named(name));
  change(bytes);
  writeFileSync(path, bytes);
  return attempt(path);
}

const FORMAT_CHUNK = 20;
const dataSizeAt = (bytes: Buffer) => bytes.indexOf('data', 12, 'latin1') + 4;

describe('a file that says what is not so', () => {
  it.each([
    ['more samples than there are', 10_000_000, 1, ['truncated-file']],
    ['fewer samples than there are', 44_100 * 2, 0.5, []],
    ['no samples, as programs do that could not know', 0, 1, []],
    ['as many as can be said', 0xffffffff, 1, []],
  ])('WAV: %s', (_, size, seconds, warnings) => {
    const outcome = lying('WAV 16', (bytes) => bytes.writeUInt32LE(size, dataSizeAt(bytes)));
    expect(outcome.seconds).toBeCloseTo(seconds, 2);
    expect(outcome.warnings).toEqual(warnings);
  });

  it.each([
    ['a rate of nothing', (bytes: Buffer) => bytes.writeUInt32LE(0, FORMAT_CHUNK + 4)],
    ['a rate of 4 GHz', (bytes: Buffer) => bytes.writeUInt32LE(0xfffffff0, FORMAT_CHUNK + 4)],
    ['no channels', (bytes: Buffer) => bytes.writeUInt16LE(0, FORMAT_CHUNK + 2)],
    ['65535 channels', (bytes: Buffer) => bytes.writeUInt16LE(0xffff, FORMAT_CHUNK + 2)],
    ['samples of 200 bits', (bytes: Buffer) => bytes.writeUInt16LE(200, FORMAT_CHUNK + 14)],
  ])('WAV: %s is refused', (_, change) => {
    expect(lying('WAV 16', change).refused).toMatch(/^(unsupported-format|damaged-file|not-audio)$/);
  });

  it('WAV: another rate is believed, and the sound is as long as that makes it', () => {
    expect(lying('WAV 16', (bytes) => bytes.writeUInt32LE(22_050, FORMAT_CHUNK + 4)).seconds).toBeCloseTo(2, 2);
  });

  it('FLAC: the rate and length in its header are not believed where its frames say otherwise', () => {
    const start = 8;
    const longer = lying('FLAC 16', (bytes) => bytes.writeUInt32BE(0xffff_ffff, start + 14));
    expect(longer.seconds).toBeCloseTo(1, 2);
    const faster = lying('FLAC 16', (bytes) => bytes.writeUInt16BE(0x1f40, start + 10));
    expect(faster.refused ?? faster.seconds).not.toBe(0);
  });

  it('MP3: a header that counts far too many frames changes nothing of what is heard', () => {
    const outcome = lying('MP3 with LAME header', (bytes) =>
      bytes.writeUInt32BE(0x7fff_ffff, bytes.indexOf('Info', 0, 'latin1') + 8),
    );
    expect(outcome.seconds).toBeCloseTo(1, 1);
    expect(outcome.warnings).toEqual(['truncated-file']);
  });

  it('M4A: a length that is not so changes nothing of what is heard', () => {
    const outcome = lying('AAC', (bytes) => bytes.writeUInt32BE(0x7fff_ffff, bytes.indexOf('mvhd', 0, 'latin1') + 20));
    expect(outcome.seconds).toBeGreaterThan(0.9);
  });
});

/** Of so many first bytes every so manieth is replaced by one of the others; tests/stress goes further. */
const BYTES = 96;
const STEP = FULL_TESTS ? 1 : 2;
const VALUES = [0x00, 0x7f, 0xff];
const KINDS = [
  ...[
    'WAV 16',
    'RF64',
    'AIFF',
    'AIFC float',
    'FLAC 16',
    'ALAC',
    'MP3 with LAME header',
    'AAC',
    'AAC without container',
  ],
  ...['Vorbis', 'Opus', 'WavPack', 'WMA'],
];

describe('files one byte of whose header is wrong', () => {
  it.each(KINDS)('%s: a reason, or finite sound of bounded length', (name) => {
    const { path, bytes } = encoded(named(name), 0.2);
    const tried: Outcome[] = [];
    for (let at = 0; at < Math.min(BYTES, bytes.length); at += STEP) {
      const changed = Buffer.from(bytes);
      changed[at] = VALUES[at % VALUES.length] as number;
      writeFileSync(path, changed);
      tried.push(attempt(path));
    }
    expect(tried.some(({ refused }) => refused === null)).toBe(true);
  });
});
