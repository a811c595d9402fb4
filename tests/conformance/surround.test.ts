import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { addTone } from '../support/add-tone';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { FURTHER_FORMATS } from '../support/further-formats';
import { sineWave } from '../support/test-signals';

const FORMATS = [...TEST_FORMATS, ...FURTHER_FORMATS];
const SECONDS = 1;
const LEVEL_DB = -12;

/** A tone of its own for each loudspeaker; what comes from low frequency effects has to be low. */
const TONES = { FL: 400, FR: 600, FC: 800, LFE: 50, BL: 1000, BR: 1200, SL: 1400, SR: 1600 } as const;
type Position = keyof typeof TONES;

const HALF_POWER_DB = -3.01;
/** By ITU-R BS.775, dB; absent where nothing of it is to be heard. */
const LEFT: Partial<Record<Position, number>> = { FL: 0, FC: HALF_POWER_DB, BL: HALF_POWER_DB, SL: HALF_POWER_DB };
const RIGHT: Partial<Record<Position, number>> = { FR: 0, FC: HALF_POWER_DB, BR: HALF_POWER_DB, SR: HALF_POWER_DB };

/** Formats that hold so many channels; rear ones beside one another in 5.1, rear and side in 7.1. */
const LAYOUTS: [format: string, positions: Position[]][] = [
  ...['WAV 16', 'WAV 24', 'WAV float', 'FLAC 16', 'FLAC 24', 'ALAC', 'AAC', 'Vorbis', 'Opus', 'WavPack'].map(
    (name): [string, Position[]] => [name, ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR']],
  ),
  ...['WAV 16', 'WAV 24', 'FLAC 16', 'AAC', 'Vorbis', 'Opus', 'WavPack'].map((name): [string, Position[]] => [
    name,
    ['FL', 'FR', 'FC', 'LFE', 'BL', 'BR', 'SL', 'SR'],
  ]),
];

/** Level of a tone in a channel, dB of a full-scale sine. */
function toneDb(channel: Float32Array, rateHz: number, hz: number): number {
  const frames = channel.length;
  const wave = (frequencyHz: number, phase: number) => {
    const signal = new Float64Array(frames);
    addTone(signal, { rateHz, frequencyHz, peak: 1, phase });
    return signal;
  };
  const [sine, cosine] = [wave(hz, 0), wave(hz, Math.PI / 2)];
  const around = wave(rateHz / frames, Math.PI / 2 + Math.PI / frames);
  let [real, imaginary] = [0, 0];
  for (let i = 0; i < frames; i++) {
    const windowed = (1 - (around[i] as number)) * (channel[i] as number);
    real += windowed * (cosine[i] as number);
    imaginary += windowed * (sine[i] as number);
  }
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / frames);
}

function decoded(path: string, layout: 'native' | 'stereo') {
  const source = openAudioSource(path, { layout });
  const block = source.read(SECONDS * source.info.sampleRateHz) ?? [];
  source.close();
  return { info: source.info, block };
}

const folder = mkdtempSync(join(tmpdir(), 'auralis-surround-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(LAYOUTS)('%s with the loudspeakers %j', (name, positions) => {
  const format = FORMATS.find((candidate) => candidate.name === name) ?? FORMATS[0];
  if (!format) throw new Error('there are formats');
  const { rateHz } = format;
  const path = join(folder, `${name.replaceAll(' ', '-')}-${positions.length}.${format.ending}`);
  const bitRate = format.spec.bitRate && format.spec.bitRate * 3;
  const signal = positions.map((position) => sineWave(rateHz, SECONDS, TONES[position], LEVEL_DB));
  encodeFile(path, signal, rateHz, { ...format.spec, ...(bitRate ? { bitRate } : {}) });

  it('has every loudspeaker where it belongs', () => {
    const { info, block } = decoded(path, 'native');
    expect(info.channels).toBe(positions.length);
    expect(info.channelPositions.toSorted()).toEqual(positions.toSorted());
    for (const [channel, position] of info.channelPositions.entries()) {
      const hz = TONES[position as Position];
      const tolerance = position === 'LFE' && format.noiseDb > -60 ? 2 : 0.5;
      const level = toneDb(block[channel] as Float32Array, rateHz, hz);
      expect(Math.abs(level - LEVEL_DB), `${position}`).toBeLessThan(tolerance);
    }
  });

  it('is folded down by ITU-R BS.775', () => {
    const { block } = decoded(path, 'stereo');
    for (const [side, shares] of [LEFT, RIGHT].entries())
      for (const position of positions) {
        const level = toneDb(block[side] as Float32Array, rateHz, TONES[position]) - LEVEL_DB;
        const share = shares[position];
        if (share === undefined) expect(level, position).toBeLessThan(-30);
        else expect(Math.abs(level - share), position).toBeLessThan(format.noiseDb < -60 ? 0.01 : 0.5);
      }
  });
});

describe('more channels than loudspeakers have names', () => {
  const wave = FORMATS.find(({ name }) => name === 'WAV 16');
  const file = (channels: number) => {
    const path = join(folder, `${channels}.wav`);
    const tone = sineWave(44_100, 0.5, 440, LEVEL_DB);
    if (wave)
      encodeFile(
        path,
        Array.from({ length: channels }, () => tone),
        44_100,
        wave.spec,
      );
    return path;
  };

  it('plays the first two of 16 channels', () => {
    const { block } = decoded(file(16), 'stereo');
    for (const plane of block) expect(toneDb(plane, 44_100, 440)).toBeCloseTo(LEVEL_DB, 1);
    expect(decoded(file(16), 'native').info.channels).toBe(16);
  });

  it('says that 32 channels are more than it takes', () => {
    expect(() => openAudioSource(file(32))).toThrow(/it has 32 channels/);
  });
});
