import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBOPUS,
  FF_ENCODER_LIBVORBIS,
} from 'node-av/constants';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { type EncodingSpec, encodeFile } from '../support/encode';
import { sineWave } from '../support/test-signals';

const SECONDS = 3;
const toBytes = (samples: Float32Array) => new Uint8Array(samples.slice().buffer);
const planar = { sampleFormat: AV_SAMPLE_FMT_FLTP, toBytes, planar: true };

/** Length of one MPEG frame: a tag between two files counts as one by the clock of such a file. */
const MPEG_FRAME = 1152;

interface Part {
  rateHz: number;
  channels: number;
  frequencyHz: number;
}

/** Streams that are put together from two files, and what both are. */
const STREAMS: { name: string; spec: EncodingSpec; parts: Part[] }[] = [
  {
    name: 'AAC whose rate and channels change',
    spec: { muxer: 'adts', encoder: FF_ENCODER_AAC, ...planar, bitRate: 128_000, encoding: { aac_pns: '0' } },
    parts: [
      { rateHz: 44_100, channels: 2, frequencyHz: 441 },
      { rateHz: 32_000, channels: 1, frequencyHz: 1000 },
    ],
  },
  {
    name: 'MP3 whose rate and channels change',
    spec: {
      muxer: 'mp3',
      encoder: FF_ENCODER_LIBMP3LAME,
      ...planar,
      bitRate: 128_000,
      muxing: { write_xing: '0', id3v2_version: '0' },
    },
    parts: [
      { rateHz: 44_100, channels: 2, frequencyHz: 441 },
      { rateHz: 48_000, channels: 1, frequencyHz: 1000 },
    ],
  },
  {
    name: 'MP3 with LAME header put behind another',
    spec: { muxer: 'mp3', encoder: FF_ENCODER_LIBMP3LAME, ...planar, bitRate: 128_000 },
    parts: [
      { rateHz: 44_100, channels: 2, frequencyHz: 441 },
      { rateHz: 44_100, channels: 2, frequencyHz: 1000 },
    ],
  },
  {
    name: 'chained Vorbis whose rate and channels change',
    spec: { muxer: 'ogg', encoder: FF_ENCODER_LIBVORBIS, ...planar, bitRate: 128_000 },
    parts: [
      { rateHz: 44_100, channels: 2, frequencyHz: 441 },
      { rateHz: 48_000, channels: 1, frequencyHz: 1000 },
    ],
  },
  {
    name: 'chained Vorbis of one kind',
    spec: { muxer: 'ogg', encoder: FF_ENCODER_LIBVORBIS, ...planar, bitRate: 128_000 },
    parts: [
      { rateHz: 44_100, channels: 2, frequencyHz: 441 },
      { rateHz: 44_100, channels: 2, frequencyHz: 1000 },
    ],
  },
  {
    name: 'chained Opus whose channels change',
    spec: {
      muxer: 'opus',
      encoder: FF_ENCODER_LIBOPUS,
      sampleFormat: AV_SAMPLE_FMT_FLT,
      toBytes,
      planar: false,
      bitRate: 128_000,
    },
    parts: [
      { rateHz: 48_000, channels: 2, frequencyHz: 441 },
      { rateHz: 48_000, channels: 1, frequencyHz: 1000 },
    ],
  },
];

/** Level of a tone in a stretch, dB of full scale peak. */
function toneDb(channel: Float32Array, rateHz: number, frequencyHz: number, from: number, seconds: number): number {
  const start = Math.round(from * rateHz);
  const frames = Math.round(seconds * rateHz);
  let [real, imaginary] = [0, 0];
  for (let i = 0; i < frames; i++) {
    const turn = (2 * Math.PI * frequencyHz * i) / rateHz;
    const window = 1 - Math.cos((2 * Math.PI * (i + 0.5)) / frames);
    real += window * (channel[start + i] ?? 0) * Math.cos(turn);
    imaginary += window * (channel[start + i] ?? 0) * Math.sin(turn);
  }
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / frames);
}

function decoded(path: string, from = 0) {
  const source = openAudioSource(path);
  if (from > 0) source.seek(from);
  const blocks: Float32Array[][] = [];
  for (let block = source.read(8192); block; block = source.read(8192)) blocks.push(block);
  const { info, warnings } = source;
  source.close();
  const left = Float32Array.from(blocks.flatMap(([plane]) => [...(plane ?? [])]));
  return { info, warnings, left, channels: new Set(blocks.map((block) => block.length)) };
}

describe.each(STREAMS)('$name', ({ name, spec, parts }) => {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-changing-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = join(folder, `chained.${spec.muxer === 'adts' ? 'aac' : spec.muxer}`);
  const files = parts.map(({ rateHz, channels, frequencyHz }, i) => {
    const file = join(folder, `${i}.part`);
    const tone = sineWave(rateHz, SECONDS, frequencyHz, -6);
    encodeFile(
      file,
      Array.from({ length: channels }, () => tone),
      rateHz,
      spec,
    );
    return readFileSync(file);
  });
  writeFileSync(path, Buffer.concat(files));
  const [first, second] = parts as [Part, Part];
  const whole = decoded(path);

  it('plays both at the rate and in the channels of the first, each at its own pitch', () => {
    const { info, left, channels, warnings } = whole;
    expect({ rate: info.sampleRateHz, channels: [...channels] }).toEqual({
      rate: first.rateHz,
      channels: [first.channels],
    });
    expect(left.length / first.rateHz).toBeGreaterThan(2 * SECONDS - 0.05);
    expect(left.length / first.rateHz).toBeLessThan(2 * SECONDS + 0.2);
    expect(toneDb(left, first.rateHz, first.frequencyHz, 1, 1)).toBeCloseTo(-6, 0);
    expect(toneDb(left, first.rateHz, second.frequencyHz, SECONDS + 1, 1)).toBeCloseTo(-6, 0);
    expect(left.every(Number.isFinite)).toBe(true);
    expect(warnings).toEqual([]);
  });

  it.each([2, SECONDS + 1.5])('gives from %d s on what decoding from the start gives there', (seconds) => {
    const { left } = decoded(path, seconds);
    const from = whole.left.length - left.length;
    const late = name.includes('behind another') && seconds > SECONDS ? MPEG_FRAME : 0;
    expect(Math.abs(from - Math.round(seconds * first.rateHz))).toBe(late);
    const expected = whole.left.subarray(from);
    const worst = left.reduce((most, x, i) => Math.max(most, Math.abs(x - (expected[i] as number))), 0);
    expect(worst).toBeLessThanOrEqual(1e-6);
  });
});
