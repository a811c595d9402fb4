import { standardDeviation } from './statistics';

/** How much even beats are worth against strong ones (the alpha of Ellis 2007). */
const EVENNESS = 100;
/** Beats at either end that are weaker than this share of the mean beat are no beats but the tracker running on. */
const WEAK_END = 0.1;

/**
 * Times of the beats in an onset curve, in its steps: the sequence that falls on strong onsets and keeps to the period, found by
 * dynamic programming (Ellis, "Beat tracking by dynamic programming", 2007), each then moved to the top of its onset.
 */
export function trackBeats(curve: Float64Array, period: number): Float64Array {
  const scale = standardDeviation(curve);
  if (!(scale > 0)) return new Float64Array(0);
  const shortest = Math.max(1, Math.round(period / 2));
  const longest = Math.round(period * 2);
  const penalties = Float64Array.from({ length: longest + 1 }, (_, gap) => -EVENNESS * Math.log(gap / period) ** 2);
  const scores = new Float64Array(curve.length);
  const previous = new Int32Array(curve.length).fill(-1);
  for (let t = 0; t < curve.length; t++) {
    let best = 0;
    for (let gap = shortest; gap <= longest && gap <= t; gap++) {
      const score = (scores[t - gap] as number) + (penalties[gap] as number);
      if (score > best) {
        best = score;
        previous[t] = t - gap;
      }
    }
    scores[t] = best + (curve[t] as number) / scale;
  }
  return Float64Array.from(strongPart(curve, backtrace(scores, previous, Math.round(period))), (t) => topOf(curve, t));
}

/** The beats of the best sequence that ends within the last period. */
function backtrace(scores: Float64Array, previous: Int32Array, period: number): number[] {
  let last = Math.max(0, scores.length - period);
  for (let t = last; t < scores.length; t++) if ((scores[t] as number) > (scores[last] as number)) last = t;
  const beats: number[] = [];
  for (let t = last; t >= 0; t = previous[t] as number) beats.push(t);
  return beats.reverse();
}

function strongPart(curve: Float64Array, beats: number[]): number[] {
  const strengths = beats.map((t) => curve[t] as number);
  const limit = (WEAK_END * strengths.reduce((sum, strength) => sum + strength, 0)) / strengths.length;
  const first = strengths.findIndex((strength) => strength > limit);
  return beats.slice(first, strengths.findLastIndex((strength) => strength > limit) + 1);
}

/** The top of the parabola through a beat and its neighbours, where the beat is a local maximum. */
function topOf(curve: Float64Array, t: number): number {
  const before = curve[t - 1] ?? 0;
  const here = curve[t] as number;
  const after = curve[t + 1] ?? 0;
  if (here < before || here < after || before + after === 2 * here) return t;
  return t + (0.5 * (before - after)) / (before - 2 * here + after);
}
