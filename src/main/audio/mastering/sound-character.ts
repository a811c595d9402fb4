import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import { TONAL_BANDS, TONAL_EDGES_HZ } from '../../../shared/domain/plan';

/** Half a third of an octave, base ten, as a factor of frequency (IEC 61260-1). */
const HALF_THIRD = 10 ** 0.05;

/** A third-octave band with its power, and the share of it in each tonal band. */
export interface SpectrumLine {
  frequencyHz: number;
  power: number;
  shares: number[];
}

/** The long-term spectrum as lines that hold something. */
export function spectrumLines({ extras }: SoundCharacter): SpectrumLine[] {
  return extras.thirdOctaveHz.flatMap((frequencyHz, i) => {
    const level = extras.thirdOctaveDb[i] ?? null;
    if (level === null) return [];
    return [{ frequencyHz, power: 10 ** (level / 10), shares: sharesOf(frequencyHz) }];
  });
}

function sharesOf(frequencyHz: number): number[] {
  const low = frequencyHz / HALF_THIRD;
  const high = frequencyHz * HALF_THIRD;
  return Array.from({ length: TONAL_BANDS }, (_, band) => {
    const from = Math.max(low, TONAL_EDGES_HZ[band] as number);
    const to = Math.min(high, TONAL_EDGES_HZ[band + 1] as number);
    return to > from ? Math.log(to / from) / Math.log(high / low) : 0;
  });
}

/** Power in each tonal band after a gain in dB at each line; 0 where a band holds nothing. */
export function tonalPowers(
  lines: readonly SpectrumLine[],
  gainDb: (frequencyHz: number) => number = () => 0,
): number[] {
  const powers = Array.from({ length: TONAL_BANDS }, () => 0);
  for (const { frequencyHz, power, shares } of lines) {
    const changed = power * 10 ** (gainDb(frequencyHz) / 10);
    for (let band = 0; band < TONAL_BANDS; band++)
      powers[band] = (powers[band] as number) + changed * (shares[band] as number);
  }
  return powers;
}

/** Level of each tonal band relative to all of them together, dB; null where a band holds nothing. */
export function tonalLevels(lines: readonly SpectrumLine[]): (number | null)[] {
  const powers = tonalPowers(lines);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => (power > 0 ? 10 * Math.log10(power / total) : null));
}
