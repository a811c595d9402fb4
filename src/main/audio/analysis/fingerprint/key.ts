import { PITCH_CLASSES } from './chroma';
import { mean, standardDeviation } from './statistics';

const NAMES = ['C', 'C#', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'] as const;
/** How well each tone fits after a C major or C minor context: Krumhansl and Kessler, 1982. */
const MAJOR = [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88];
const MINOR = [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17];
const LEAST_CORRELATION = 0.5;
/** A tone sounds if it has this share of the strongest; a key needs three. */
const SOUNDING = 0.1;
const FEWEST_TONES = 3;
/** Twelve classes as alike as this, by the CV of their shares, are noise. */
const LEAST_VARIATION = 0.2;

/** The key whose profile correlates best with the pitch classes, such as `Bb major`; null where none is convincing. */
export function keyOf(classes: Float64Array | null): string | null {
  if (!classes || standardDeviation(classes) < LEAST_VARIATION * mean(classes)) return null;
  const strongest = Math.max(...classes);
  if (classes.filter((share) => share >= SOUNDING * strongest).length < FEWEST_TONES) return null;
  let best = LEAST_CORRELATION;
  let key: string | null = null;
  for (const [mode, profile] of [
    ['major', MAJOR],
    ['minor', MINOR],
  ] as const) {
    for (let tonic = 0; tonic < PITCH_CLASSES; tonic++) {
      const correlation = correlate(classes, profile, tonic);
      if (correlation > best) {
        best = correlation;
        key = `${NAMES[tonic]} ${mode}`;
      }
    }
  }
  return key;
}

function correlate(classes: Float64Array, profile: readonly number[], tonic: number): number {
  const centre = mean(profile);
  let covariance = 0;
  for (let i = 0; i < PITCH_CLASSES; i++) {
    const tone = profile[(i - tonic + PITCH_CLASSES) % PITCH_CLASSES] as number;
    covariance += ((classes[i] as number) - 1 / PITCH_CLASSES) * (tone - centre);
  }
  return covariance / (PITCH_CLASSES * standardDeviation(classes) * standardDeviation(profile));
}
