import type { FourierFactory } from './fourier';
import { Repetition } from './repetition';

const SLOWEST_BPM = 40;
const FASTEST_BPM = 200;
const CANDIDATES = 160;
/** The pulse that people hear first: a bell over the octaves around 120 BPM (Ellis 2007). */
const USUAL_BPM = 120;
const USUAL_OCTAVES = 0.8;
const WINDOW_SECONDS = 8;
const HOP_SECONDS = 1;
/** A pulse comes back after one, two, three and four beats. */
const BEATS = 4;
/** A pulse whose every second beat is this much weaker is one of half the tempo. */
const EMPTY_BEATS = 0.4;
/** Off-beats that repeat about as exactly as the beats, and nearly perfectly, are beats. */
const FULL_OFF_BEATS = { ofBeats: 0.85, absolute: 0.65 };

export interface Pulse {
  beatsPerMinute: number;
  /** 0..1: how exactly the onsets repeat with it, weighted by how usual the tempo is. */
  clarity: number;
}

/**
 * The pulse of an onset curve: how windows of 8 s repeat, each by itself so that slow changes of tempo do no harm, read with a
 * comb of four beats. Null for a curve that is flat.
 */
export function findPulse(fourier: FourierFactory, curve: Float64Array, curveHz: number): Pulse | null {
  const periods = Float64Array.from(
    { length: CANDIDATES },
    (_, i) => (60 * curveHz) / (SLOWEST_BPM * (FASTEST_BPM / SLOWEST_BPM) ** (i / (CANDIDATES - 1))),
  );
  const length = Math.round(WINDOW_SECONDS * curveHz);
  const repetition = new Repetition(fourier, length, Math.ceil(BEATS * (periods[0] as number)) + 1);
  const scores = new Float64Array(CANDIDATES);
  const sums = new Float64Array(Math.ceil(2 * (periods[0] as number)) + 3);
  let windows = 0;
  for (let start = -length / 2; start < curve.length - length / 2; start += HOP_SECONDS * curveHz) {
    const values = repetition.of(curve, Math.round(start));
    if (!values) continue;
    for (let i = 0; i < CANDIDATES; i++) {
      scores[i] = (scores[i] as number) + Math.max(0, combScore(values, periods[i] as number));
    }
    for (let lag = 0; lag < sums.length; lag++) sums[lag] = (sums[lag] as number) + (values[lag] as number);
    windows++;
  }
  if (windows === 0) return null;
  const average = sums.map((sum) => sum / windows);
  const best = mostUsual(scores, periods, curveHz);
  const period = rightOctave(average, periods[best.index] as number, curveHz);
  return { beatsPerMinute: (60 * curveHz) / period, clarity: best.score / windows };
}

/** Mean repetition after one to four periods. */
function combScore(values: Float64Array, period: number): number {
  let sum = 0;
  for (let beat = 1; beat <= BEATS; beat++) {
    const lag = Math.floor(beat * period);
    const share = beat * period - lag;
    sum += (values[lag] as number) * (1 - share) + (values[lag + 1] as number) * share;
  }
  return sum / BEATS;
}

function mostUsual(scores: Float64Array, periods: Float64Array, curveHz: number): { index: number; score: number } {
  let best = { index: 0, score: 0 };
  scores.forEach((score, index) => {
    const octaves = Math.log2((60 * curveHz) / (periods[index] as number) / USUAL_BPM);
    const weighted = score * Math.exp(-0.5 * (octaves / USUAL_OCTAVES) ** 2);
    if (weighted > best.score) best = { index, score: weighted };
  });
  return best;
}

/** Halves a tempo whose every second beat is empty, doubles one whose off-beats are no different from its beats. */
function rightOctave(average: Float64Array, period: number, curveHz: number): number {
  const longest = (60 * curveHz) / SLOWEST_BPM;
  const shortest = (60 * curveHz) / FASTEST_BPM;
  let right = period;
  while (right * 2 <= longest * 1.01 && near(average, right) < EMPTY_BEATS * near(average, 2 * right)) right *= 2;
  while (
    right / 2 >= shortest * 0.99 &&
    near(average, right / 2) > Math.max(FULL_OFF_BEATS.absolute, FULL_OFF_BEATS.ofBeats * near(average, right))
  ) {
    right /= 2;
  }
  return right;
}

/** Highest value within a lag or so, which is what a grid of candidates can miss by. */
function near(values: Float64Array, lag: number): number {
  const first = Math.floor(lag) - 1;
  return Math.max(...values.subarray(first, first + 4));
}
