import { linearToDb } from '../../dsp';
import { GrowingList } from '../growing-list';
import { JoinedFrames, LEVEL_FRAMES_PER_SECOND, type LevelListener } from './level-frames';
import { type Measured, missing } from './measured';
import { coefficientOfVariation, largest, standardDeviation } from './statistics';

const SHORT_FRAME_SECONDS = 0.05;
const LONG_FRAME_SECONDS = 0.5;
/** A frame this far under the loudest is silent, as power: 40 dB. */
export const SILENCE = 1e-4;

export interface DynamicsResult {
  crest: Measured;
  silenceRatio: Measured;
  crestVariation: Measured;
  peakConsistency: Measured;
}

/** Crest factor, silence, and how steady crest and peaks are. */
export class Dynamics implements LevelListener {
  readonly #short = new JoinedFrames(SHORT_FRAME_SECONDS * LEVEL_FRAMES_PER_SECOND, {
    level: (_peak, energy, samples) => this.#shortPowers.push(energy / samples),
  });
  readonly #long = new JoinedFrames(LONG_FRAME_SECONDS * LEVEL_FRAMES_PER_SECOND, {
    level: (peak, energy, samples) => {
      this.#longPeaks.push(peak);
      this.#longPowers.push(energy / samples);
    },
  });
  readonly #shortPowers = new GrowingList();
  readonly #longPeaks = new GrowingList();
  readonly #longPowers = new GrowingList();
  #peak = 0;
  #energy = 0;
  #samples = 0;

  level(peak: number, energy: number, samples: number): void {
    this.#peak = Math.max(this.#peak, peak);
    this.#energy += energy;
    this.#samples += samples;
    this.#short.level(peak, energy, samples);
    this.#long.level(peak, energy, samples);
  }

  /** Mean square of all samples of all channels. */
  get meanSquare(): number {
    return this.#samples === 0 ? 0 : this.#energy / this.#samples;
  }

  result(): DynamicsResult {
    if (this.#energy === 0) {
      const silent = missing(this.#samples === 0 ? 'There is no sound.' : 'All of it is digital silence.');
      return { crest: silent, silenceRatio: silent, crestVariation: silent, peakConsistency: silent };
    }
    return {
      crest: linearToDb(this.#peak) - 10 * Math.log10(this.meanSquare),
      silenceRatio: silenceRatio(this.#shortPowers.view()),
      crestVariation: crestVariation(this.#longPeaks.view(), this.#longPowers.view()),
      peakConsistency: peakConsistency(this.#longPeaks.view()),
    };
  }
}

function silenceRatio(powers: Float32Array): Measured {
  if (powers.length === 0) return missing('It is shorter than one frame of 50 ms.');
  const limit = largest(powers) * SILENCE;
  return powers.filter((power) => power < limit).length / powers.length;
}

function crestVariation(peaks: Float32Array, powers: Float32Array): Measured {
  const limit = largest(powers) * SILENCE;
  const crests: number[] = [];
  for (let i = 0; i < powers.length; i++) {
    const power = powers[i] as number;
    if (power > 0 && power >= limit) crests.push(linearToDb(peaks[i] as number) - 10 * Math.log10(power));
  }
  if (crests.length < 2) return missing('It has fewer than two frames of 0.5 s with sound.');
  return standardDeviation(crests);
}

function peakConsistency(peaks: Float32Array): Measured {
  if (peaks.length < 2) return missing('It has fewer than two frames of 0.5 s.');
  return 1 / (1 + coefficientOfVariation(peaks));
}
