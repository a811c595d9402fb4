import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sampled } from '../../../../tests/support/sampled';
import { generateMusic } from '../../../scenarios/fixtures';
import { openAudioSource } from '../decode';
import { AudioWriter } from './audio-writer';
import { type OutputContainer, writtenRateHz } from './containers';

const folder = mkdtempSync(join(tmpdir(), 'auralis-lossy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TONES_HZ = [110, 997, 3150, 9000, 15_000];
const SECONDS = 3;

/** Tones over the whole band on the left, the odd ones on the right, in a length that no encoder frame divides. */
function tones(rateHz: number, channels: number): Float32Array[] {
  const frames = SECONDS * rateHz + 613;
  return Array.from({ length: channels }, (_, channel) =>
    sampled(frames, (i) =>
      TONES_HZ.filter((_, tone) => channel !== 1 || tone % 2 === 1).reduce(
        (sum, hz) => sum + 0.1 * Math.sin((2 * Math.PI * hz * i) / rateHz + hz),
        0,
      ),
    ),
  );
}

/** Level of one frequency in the middle second, dB over the 0.1 that it was written with. */
function levelDb(plane: Float32Array, hz: number, rateHz: number): number {
  let cosine = 0;
  let sine = 0;
  for (let i = rateHz; i < 2 * rateHz; i++) {
    cosine += (plane[i] as number) * Math.cos((2 * Math.PI * hz * i) / rateHz);
    sine += (plane[i] as number) * Math.sin((2 * Math.PI * hz * i) / rateHz);
  }
  return 20 * Math.log10((2 * Math.hypot(cosine, sine)) / rateHz / 0.1);
}

/** Frames that the decoded sound lies behind the written one: the largest correlation within 60 frames. */
function lagFrames(written: Float32Array, heard: Float32Array): number {
  const score = (lag: number) => {
    let sum = 0;
    for (let i = 4000; i < 20_000; i++) sum += (written[i] as number) * (heard[i + lag] as number);
    return sum;
  };
  const lags = Array.from({ length: 121 }, (_, i) => i - 60);
  return lags.reduce((best, lag) => (score(lag) > score(best) ? lag : best));
}

function roundTrip(container: OutputContainer, rateHz: number, signal: Float32Array[], gain?: number) {
  const ending = { aac: 'm4a', mp3: 'mp3', opus: 'opus' }[container as string];
  const path = join(folder, `${container}-${rateHz}-${signal.length}.${ending}`);
  const positions = { 1: ['FC'], 2: ['FL', 'FR'], 6: ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR'] } as const;
  const writer = new AudioWriter(path, path, {
    container,
    encoding: 'float32',
    dither: false,
    rateHz,
    channelPositions: [...positions[signal.length as 1 | 2 | 6]],
    ...(gain === undefined ? {} : { gain }),
  });
  const frames = signal[0]?.length ?? 0;
  for (let at = 0; at < frames; at += 5000) writer.write(signal.map((plane) => plane.slice(at, at + 5000)));
  writer.finish();
  const source = openAudioSource(path);
  const planes = source.read(10_000_000) ?? [];
  source.close();
  return { planes, info: source.info, bitsPerSecond: (statSync(path).size * 8) / (frames / rateHz) };
}

const CASES: [OutputContainer, number, number][] = [
  ['mp3', 44_100, 2],
  ['mp3', 48_000, 1],
  ['mp3', 96_000, 2],
  ['aac', 44_100, 2],
  ['aac', 96_000, 2],
  ['aac', 44_100, 6],
  ['opus', 48_000, 2],
  ['opus', 44_100, 2],
  ['opus', 96_000, 1],
  ['opus', 48_000, 6],
];

describe('lossy formats', () => {
  it.each(CASES)(
    '%s from %i Hz, %i channels: every frame, in place, level and spectrum right',
    (container, rateHz, channels) => {
      const signal = tones(rateHz, channels);
      const { planes, info } = roundTrip(container, rateHz, signal);
      const outRateHz = writtenRateHz(container, rateHz);
      expect(info).toMatchObject({ sampleRateHz: outRateHz, channels, codec: container });
      expect(planes[0]).toHaveLength(Math.round(((signal[0]?.length ?? 0) * outRateHz) / rateHz));
      if (outRateHz === rateHz) expect(lagFrames(signal[0] as Float32Array, planes[0] as Float32Array)).toBe(0);
      for (const hz of TONES_HZ) {
        expect(Math.abs(levelDb(planes[0] as Float32Array, hz, outRateHz))).toBeLessThan(0.5);
        const absentRight = channels === 2 && TONES_HZ.indexOf(hz) % 2 === 0;
        if (absentRight) expect(levelDb(planes[1] as Float32Array, hz, outRateHz)).toBeLessThan(-40);
      }
    },
  );

  it.each(['mp3', 'aac', 'opus'] as const)(
    '%s holds sound of every length, shorter than its own delay or with a frame of nothing at the end',
    (container) => {
      for (const frames of [1, 2, 46, 47, 100, 1151, 1153, 20_737, 20_760, 20_782]) {
        const { planes } = roundTrip(container, 48_000, [new Float32Array(frames).fill(0.1), new Float32Array(frames)]);
        expect({ frames: planes[0]?.length }).toEqual({ frames });
      }
    },
  );

  it('keeps its bit rates', () => {
    const noise = generateMusic({ rateHz: 48_000, seconds: 10, seed: 1, level: 0.3 }).channels;
    expect(roundTrip('mp3', 48_000, noise).bitsPerSecond).toBeCloseTo(320_000, -4);
    expect(roundTrip('opus', 48_000, noise).bitsPerSecond).toBeLessThan(230_000);
    expect(roundTrip('aac', 48_000, noise).bitsPerSecond).toBeLessThan(290_000);
  });

  it('applies a gain on the way', () => {
    const { planes } = roundTrip('mp3', 44_100, tones(44_100, 2), 0.5);
    expect(levelDb(planes[0] as Float32Array, 997, 44_100)).toBeCloseTo(-6.02, 1);
  });

  it('takes the rate that holds what is heard where the own one cannot be written', () => {
    expect(writtenRateHz('mp3', 88_200)).toBe(44_100);
    expect(writtenRateHz('mp3', 192_000)).toBe(48_000);
    expect(writtenRateHz('mp3', 64_000)).toBe(48_000);
    expect(writtenRateHz('aac', 176_400)).toBe(88_200);
    expect(writtenRateHz('aac', 9000)).toBe(11_025);
    expect(writtenRateHz('opus', 44_100)).toBe(48_000);
    expect(writtenRateHz('flac', 69_313)).toBe(69_313);
  });
});
