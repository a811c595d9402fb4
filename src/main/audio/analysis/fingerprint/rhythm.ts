import { trackBeats } from './beat-tracking';
import type { FourierFactory } from './fourier';
import { type Measured, missing } from './measured';
import type { OnsetEnvelope } from './onset-envelope';
import { countOnsets } from './onsets';
import { findPulse } from './pulse';
import { coefficientOfVariation, mean, median } from './statistics';

const FEWEST_BEATS = 3;
/** Sound that is shorter has no number of onsets a second. */
const SHORTEST_SECONDS = 1;
/** Intervals this far off the median are beats that were missed or added; they do not count for the tempo. */
const REGULAR = 0.15;
/** Clarity that a pulse in noise reaches, and how it falls with the length: 0.02 for long sound, 0.11 for 5 s. */
const CHANCE = { long: 0.02, short: 0.2 };

export interface RhythmResult {
  tempo: Measured;
  rhythmStability: Measured;
  transientDensity: Measured;
}

/** Tempo, evenness of the beat and onsets a second from the onset envelope, sampled `curveHz` times a second. */
export function measureRhythm(
  fourier: FourierFactory,
  envelope: OnsetEnvelope,
  { curveHz, seconds }: { curveHz: number; seconds: number },
): RhythmResult {
  const curve = envelope.curve(curveHz);
  const transientDensity =
    seconds < SHORTEST_SECONDS ? missing('It is shorter than a second.') : countOnsets(curve, curveHz) / seconds;
  const intervals = beatIntervals(fourier, curve, curveHz);
  if (!intervals) {
    const none = missing('It has no steady beat.');
    return { tempo: none, rhythmStability: none, transientDensity };
  }
  const middle = median(intervals);
  const regular = intervals.filter((interval) => Math.abs(interval / middle - 1) <= REGULAR);
  return {
    tempo: (60 * curveHz) / mean(regular),
    rhythmStability: 1 / (1 + coefficientOfVariation(intervals)),
    transientDensity,
  };
}

function beatIntervals(fourier: FourierFactory, curve: Float64Array, curveHz: number): Float64Array | null {
  const pulse = findPulse(fourier, curve, curveHz);
  if (!pulse || pulse.clarity < CHANCE.long + CHANCE.short / Math.sqrt(curve.length / curveHz)) return null;
  const beats = trackBeats(curve, (60 * curveHz) / pulse.beatsPerMinute);
  return beats.length < FEWEST_BEATS ? null : beats.subarray(1).map((beat, i) => beat - (beats[i] as number));
}
