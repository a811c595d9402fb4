import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import type { Stage } from '../../../shared/domain/plan';
import { spectrumLines } from './sound-character';
import { equaliserGainDb } from './tonal-balance';

/** By how much the stages before the make-up gain change the loudness, as far as the long-term spectrum tells, LU. */
export function predictedChangeLu(character: SoundCharacter | null, stages: readonly Stage[]): number {
  const lines = character ? spectrumLines(character) : [];
  let before = 0;
  let after = 0;
  for (const { frequencyHz, power } of lines) {
    const weighted = power * 10 ** (kWeightingDb(frequencyHz) / 10);
    before += weighted;
    after += weighted * 10 ** (stages.reduce((sum, stage) => sum + gainAt(stage, frequencyHz), 0) / 10);
  }
  const share = character?.fingerprint.stereoWidth ?? 0;
  const sideDb = stages.reduce((sum, stage) => sum + (stage.name === 'stereo-width' ? stage.widthDb : 0), 0);
  const widthLu = 10 * Math.log10(1 - share + share * 10 ** (sideDb / 10));
  return (before > 0 ? 10 * Math.log10(after / before) : 0) + widthLu;
}

function gainAt(stage: Stage, frequencyHz: number): number {
  if (stage.name === 'tonal-balance') return equaliserGainDb(stage.bands, frequencyHz);
  if (stage.name !== 'subsonic-filter' || stage.cutoffHz === null) return 0;
  // Fourth-order Butterworth.
  return -10 * Math.log10(1 + (stage.cutoffHz / frequencyHz) ** 8);
}

/** Gain of the K-weighting at a frequency, dB, from the analogue prototypes of both filters (BS.1770-4 annex 1). */
function kWeightingDb(frequencyHz: number): number {
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const shelfQ = 0.7071752369554196;
  const u = frequencyHz / 1681.974450955533;
  const shelf = ((1 - high * u * u) ** 2 + ((band * u) / shelfQ) ** 2) / ((1 - u * u) ** 2 + (u / shelfQ) ** 2);
  const v = frequencyHz / 38.13547087602444;
  const highPass = v ** 4 / ((1 - v * v) ** 2 + (v / 0.5003270373238773) ** 2);
  return 10 * Math.log10(shelf * highPass);
}
