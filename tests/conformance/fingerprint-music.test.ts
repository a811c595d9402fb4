import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFingerprintMeter, type FingerprintResult } from '../../src/main/audio/analysis';
import { openAudioSource } from '../../src/main/audio/decode';
import { FINGERPRINT_DIMENSIONS } from '../../src/shared/domain/fingerprint';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { FULL_TESTS } from '../support/full-tests';

/** What independent tools measured on real music: tempo and key. */
const MUSIC = [
  { file: 'vibe-ace.ogg', tempo: 129.7, key: 'E major' },
  { file: 'lets-go-fishin.ogg', tempo: 88.5, key: 'Bb major' },
  { file: 'hungarian-dance-5.ogg', tempo: 148.1, key: 'G minor' },
  { file: 'sugar-plum-fairy.ogg', tempo: 109, key: 'E minor' },
] as const;

const corpus = corpusFolder();

async function measure(file: string, outputRateHz?: number): Promise<FingerprintResult> {
  const source = openAudioSource(join(corpus as string, 'music', file), { outputRateHz });
  try {
    const meter = await createFingerprintMeter({
      rateHz: source.info.sampleRateHz,
      channels: source.info.channels,
      positions: source.info.channelPositions,
    });
    for (let block = source.read(65_536); block; block = source.read(65_536)) meter.add(block);
    return meter.result();
  } finally {
    source.close();
  }
}

describe.skipIf(!corpus)(`music${corpus ? '' : `: ${NO_CORPUS}`}`, () => {
  it.each(MUSIC)('$file: tempo within 2 % up to a factor of two, and the key', async ({ file, tempo, key }) => {
    const { fingerprint, notes, extras } = await measuredOnce(file);
    const measured = fingerprint.tempo as number;
    const error = Math.min(...[0.5, 1, 2].map((octave) => Math.abs((measured * octave) / tempo - 1)));
    expect(error, `${measured} BPM`).toBeLessThanOrEqual(0.02);
    expect(extras.key).toBe(key);
    expect(notes).toEqual([]);
    for (const dimension of FINGERPRINT_DIMENSIONS) expect(fingerprint[dimension], dimension).toBeTypeOf('number');
  });

  it('solo trumpet: its key, hardly any width, and a pitch to follow', async () => {
    const { fingerprint, extras } = await measure('solo-trumpet.ogg');
    expect(extras.key).toBe('F major');
    expect(fingerprint.stereoWidth).toBeLessThan(0.05);
    expect(fingerprint.pitchStability).toBeGreaterThan(0.2);
    expect(fingerprint.subBass).toBeLessThan(1e-4);
  });

  it('a whale has neither beat nor key, which is said and not made up', async () => {
    const { fingerprint, notes, extras } = await measure('humpback-mono.ogg');
    expect(fingerprint.tempo).toBeNull();
    expect(notes.map(({ dimension }) => dimension)).toEqual(['tempo', 'rhythmStability']);
    expect(extras.key).toBeNull();
    expect(fingerprint.harmonicRatio).toBeGreaterThan(0.95);
  });

  const untouched = new Map<string, Promise<FingerprintResult>>();
  /** Measured at the file's own rate, once. */
  function measuredOnce(file: string): Promise<FingerprintResult> {
    const result = untouched.get(file) ?? measure(file);
    untouched.set(file, result);
    return result;
  }

  it.each(FULL_TESTS ? [48_000, 96_000] : [48_000])('is the same music at %i Hz', async (rateHz) => {
    const { fingerprint: own, extras: ownExtras } = await measuredOnce('hungarian-dance-5.ogg');
    const { fingerprint, extras } = await measure('hungarian-dance-5.ogg', rateHz);
    for (const dimension of FINGERPRINT_DIMENSIONS) {
      const expected = own[dimension] as number;
      const value = fingerprint[dimension] as number;
      const tolerance = DECIBELS.has(dimension) ? 0.1 : Math.max(0.002, 0.03 * Math.abs(expected));
      expect(Math.abs(value - expected), `${dimension}: ${value}, ${expected}`).toBeLessThanOrEqual(tolerance);
    }
    expect(extras.key).toBe(ownExtras.key);
  });
});

const DECIBELS = new Set<string>(['loudness', 'crest', 'bassToMid', 'crestVariation', 'loudnessVariation']);
