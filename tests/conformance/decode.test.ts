import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { MediaFile } from '../../src/main/audio/decode/media-file';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS, type TestFormat } from '../support/formats';
import { FURTHER_FORMATS } from '../support/further-formats';

const BLOCK_FRAMES = 10_007;

function decode(path: string) {
  const source = openAudioSource(path);
  try {
    const planes: Float32Array[][] = [];
    for (let block = source.read(BLOCK_FRAMES); block; block = source.read(BLOCK_FRAMES)) planes.push(block);
    const channels = Array.from({ length: source.info.channels }, (_, channel) =>
      joined(planes.map((b) => b[channel])),
    );
    return { info: source.info, channels, warnings: source.warnings };
  } finally {
    source.close();
  }
}

function joined(pieces: (Float32Array | undefined)[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece ?? [], at);
    at += piece?.length ?? 0;
  }
  return whole;
}

const SECONDS = 6.345;

const signals = new Map<number, Float32Array[]>();
/** Tones, noise and level changes, different in both channels; the same for all formats of a rate. */
function signal(rateHz: number): Float32Array[] {
  const made = signals.get(rateHz) ?? madeSignal(rateHz);
  signals.set(rateHz, made);
  return made;
}

function madeSignal(rateHz: number): Float32Array[] {
  return [0, 1].map((channel) => {
    const plane = new Float32Array(Math.round(rateHz * SECONDS));
    let state = 12_345 + channel;
    let smooth = 0;
    for (let i = 0; i < plane.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      smooth += 0.1 * (state / 2 ** 31 - smooth);
      const level = 0.5 + 0.5 * Math.sin((2 * Math.PI * 0.7 * i) / rateHz + channel);
      plane[i] = 0.3 * level * (Math.sin((2 * Math.PI * (440 + 110 * channel) * i) / rateHz) + smooth);
    }
    return plane;
  });
}

/** Energy of the difference relative to the first, dB. */
function differenceDb(reference: Float32Array, other: Float32Array): number {
  let error = 0;
  let energy = 0;
  for (let i = 0; i < reference.length; i++) {
    const sample = reference[i] as number;
    error += (sample - (other[i] ?? 0)) ** 2;
    energy += sample ** 2;
  }
  return 10 * Math.log10(error / energy);
}

/** The longest block of a lossy format, to which the last one is filled. */
const MOST_PADDING = 2048;

describe.each([...TEST_FORMATS, ...FURTHER_FORMATS])('$name', (format: TestFormat) => {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-decode-'));
  const path = join(folder, `sound.${format.ending}`);
  const original = signal(format.rateHz);
  afterAll(() => rmSync(folder, { recursive: true }));
  let whole: ReturnType<typeof decode>;
  beforeAll(() => {
    encodeFile(path, original, format.rateHz, format.spec);
    whole = decode(path);
  });

  it('decodes to what was encoded, frame by frame', () => {
    const { info, channels, warnings } = whole;
    expect(info).toMatchObject({ sampleRateHz: format.rateHz, channels: 2, codec: format.codec });
    expect(warnings).toEqual([]);
    const frames = original[0]?.length ?? 0;
    const left = (channels[0]?.length ?? 0) - frames;
    expect(left).toBeGreaterThanOrEqual(format.delayFrames);
    expect(left).toBeLessThanOrEqual(format.delayFrames === 0 ? 0 : format.delayFrames + MOST_PADDING);
    channels.forEach((plane, channel) => {
      const heard = plane.subarray(Math.max(0, format.delayFrames));
      const encoded = original[channel]?.subarray(Math.max(0, -format.delayFrames)) ?? plane;
      expect(differenceDb(encoded, heard)).toBeLessThan(format.noiseDb);
    });
    const declared = info.durationSeconds ?? 0;
    expect(declared).toBeCloseTo((channels[0]?.length ?? 0) / format.rateHz, 1);
  });

  it.each([0, 0.4, 1.2, 3.337, 5.3])('gives from %d s on what decoding from the start gives there', (seconds) => {
    const source = openAudioSource(path);
    source.read(100);
    source.seek(seconds);
    const from = Math.round(seconds * format.rateHz);
    expect(source.positionFrames).toBe(from);
    const second = source.read(format.rateHz);
    source.close();
    second?.forEach((plane, channel) => {
      const expected = whole.channels[channel]?.subarray(from, from + format.rateHz) ?? plane;
      expect(plane.length).toBe(expected.length);
      const worst = plane.reduce((most, sample, i) => Math.max(most, Math.abs(sample - (expected[i] ?? 0))), 0);
      expect(worst).toBeLessThanOrEqual(format.codec === 'opus' ? 1e-6 : 0);
    });
    expect(second).not.toBeNull();
  });

  it('gives nothing past the end, and the start again after that', () => {
    const source = openAudioSource(path);
    source.seek(SECONDS + 5);
    expect(source.read(1000)).toBeNull();
    source.seek(0);
    expect(source.read(1000)?.[0]).toEqual(whole.channels[0]?.subarray(0, 1000));
    source.close();
  });
});

const corpus = corpusFolder();

describe.skipIf(corpus === null)(`reference streams${corpus ? '' : `: ${NO_CORPUS}`}`, () => {
  const files = (folder: string, ending: string) =>
    corpus ? readdirSync(join(corpus, folder)).filter((name) => name.endsWith(ending)) : [];

  it.each(files('mp3', '.bit'))('decodes %s within one step of 16 bits', (name) => {
    const path = join(corpus ?? '', 'mp3', name);
    const heard = interleavedPieces(path);
    const bytes = readFileSync(path.replace('.bit', '.pcm'));
    const expected = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
    expect(heard.length).toBeGreaterThanOrEqual(expected.length);
    let error = 0;
    expected.forEach((sample, i) => {
      const step = Math.max(-32_767, Math.min(32_767, (heard[i] ?? 0) * 32_768));
      error += (step - sample) ** 2;
    });
    expect(Math.sqrt(error / expected.length)).toBeLessThan(1);
  });

  it.each(files('flac/subset', '.flac'))('decodes %s to the samples whose digest it carries', (name) => {
    const path = join(corpus ?? '', 'flac/subset', name);
    const { digest, bits } = streamInfo(readFileSync(path));
    const { channels, info } = decode(path);
    expect(info.bitsPerSample).toBe(bits);
    if (/^0+$/.test(digest)) return;
    expect(createHash('md5').update(packed(channels, bits)).digest('hex')).toBe(digest);
  });

  it.each(UNCOMMON)('decodes $name, which $that', ({ name, seconds, bits, digest, warnings = [] }) => {
    const { channels, info, warnings: told } = decode(join(corpus ?? '', 'flac', name));
    expect((channels[0]?.length ?? 0) / info.sampleRateHz).toBeCloseTo(seconds, 3);
    expect(told.map(({ code }) => code)).toEqual(warnings);
    if (digest) expect(createHash('md5').update(packed(channels, bits)).digest('hex')).toBe(digest);
  });

  it('finds every place in real Vorbis, whose own clock is wrong now and then', () => {
    const path = join(corpus ?? '', 'music', 'vibe-ace.ogg');
    const { channels, info } = decode(path);
    const source = openAudioSource(path);
    const seconds = (channels[0]?.length ?? 0) / info.sampleRateHz;
    for (let i = 0; i < 60; i++) {
      const place = ((i * 0.618_034) % 1) * (seconds - 1);
      source.seek(place);
      const from = Math.round(place * info.sampleRateHz);
      const expected = channels.map((plane) => Buffer.from(plane.slice(from, from + 4410).buffer));
      const heard = source.read(4410)?.map((plane) => Buffer.from(plane.buffer)) ?? [];
      expect(
        heard.map((plane, channel) => plane.equals(expected[channel] ?? plane)),
        `at ${place} s`,
      ).toEqual([true, true]);
    }
    source.close();
  });
});

/** Legal but rare, or wrong only in what they say of themselves; digests are those in the files. */
const UNCOMMON: {
  name: string;
  that: string;
  seconds: number;
  bits: number;
  digest?: string;
  warnings?: string[];
}[] = [
  { name: 'uncommon/02 - increasing number of channels.flac', that: 'gets more channels', seconds: 14.487, bits: 16 },
  { name: 'uncommon/03 - decreasing number of channels.flac', that: 'gets fewer channels', seconds: 8.509, bits: 16 },
  { name: 'uncommon/04 - changing bitdepth.flac', that: 'changes its resolution twice', seconds: 11.23, bits: 16 },
  {
    name: 'uncommon/07 - 15 bit per sample.flac',
    that: 'has 15 bits',
    seconds: 11.757,
    bits: 15,
    digest: '071937ae065b8fb9b4efa83d500b3266',
  },
  {
    name: 'uncommon/09 - Rice partition order 15.flac',
    that: 'has tiny partitions',
    seconds: 4.378,
    bits: 16,
    digest: '4e771323d43efd8a70c9f9bf5e8070b1',
  },
  { name: 'uncommon/10 - file starting at frame header.flac', that: 'has no header', seconds: 15.072, bits: 16 },
  {
    name: 'uncommon/11 - file starting with unparsable data.flac',
    that: 'begins in the middle of a frame',
    seconds: 12.889,
    bits: 16,
    warnings: ['damaged-parts'],
  },
  {
    name: 'faulty/01 - wrong max blocksize.flac',
    that: 'has longer blocks than it says',
    seconds: 4.25,
    bits: 16,
    digest: 'd48bcb885e251af58a25c8a62d7c6573',
  },
  {
    name: 'faulty/02 - wrong maximum framesize.flac',
    that: 'has larger frames than it says',
    seconds: 4.442,
    bits: 16,
    digest: '0200cb247f6d747c1713178243053346',
  },
  {
    name: 'faulty/03 - wrong bit depth.flac',
    that: 'has 16 bits and says 24',
    seconds: 3.746,
    bits: 16,
    digest: 'def9b17212c488fab81890983016265b',
  },
  {
    name: 'faulty/04 - wrong number of channels.flac',
    that: 'has one channel and says five',
    seconds: 4.058,
    bits: 16,
    digest: 'e526211d8a0c6ad0174c27b333004d64',
  },
  {
    name: 'faulty/05 - wrong total number of samples.flac',
    that: 'is longer than it says',
    seconds: 4.562,
    bits: 16,
    digest: 'f9522efa9e50f8c461553d67093dfe6b',
  },
  {
    name: 'faulty/10 - invalid vorbis comment metadata block.flac',
    that: 'has broken tags',
    seconds: 4.97,
    bits: 16,
    digest: '0b47e7e12ad78ef8cac004d150167c12',
  },
];

/** Every piece in its own number of channels, as reference decoders write streams that change it on the way. */
function interleavedPieces(path: string): Float32Array {
  const media = new MediaFile(path);
  const pieces: Float32Array[] = [];
  for (let piece = media.next(); piece; piece = media.next()) {
    const { planes } = piece;
    const interleaved = new Float32Array(planes.length * (planes[0]?.length ?? 0));
    planes.forEach((plane, channel) => {
      for (let i = 0; i < plane.length; i++) interleaved[i * planes.length + channel] = plane[i] ?? 0;
    });
    pieces.push(interleaved);
  }
  media.close();
  return joined(pieces);
}

/** Resolution and MD5 of the samples out of a FLAC file's first block. */
function streamInfo(file: Buffer): { bits: number; digest: string } {
  const start = file.indexOf('fLaC') + 8;
  const bits = (((file[start + 12] ?? 0) & 1) << 4) | ((file[start + 13] ?? 0) >> 4);
  return { bits: bits + 1, digest: file.subarray(start + 18, start + 34).toString('hex') };
}

/** Samples as FLAC digests them: interleaved, little-endian, in as many whole bytes as they need. */
function packed(channels: Float32Array[], bits: number): Buffer {
  const width = Math.ceil(bits / 8);
  const frames = channels[0]?.length ?? 0;
  const bytes = Buffer.alloc(frames * channels.length * width);
  channels.forEach((plane, channel) => {
    for (let i = 0; i < frames; i++)
      bytes.writeIntLE((plane[i] ?? 0) * 2 ** (bits - 1), (i * channels.length + channel) * width, width);
  });
  return bytes;
}
