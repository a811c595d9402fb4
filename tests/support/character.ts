import type { SoundCharacter } from '../../src/shared/domain/fingerprint';
import { TONAL_EDGES_HZ } from '../../src/shared/domain/plan';

/** Median band levels of comparable music, relative to the loudest, dB. */
const MEDIAN_DB = [-2.6, -0.2, -2.5, -6, -7.8, -10.4, -14.7, -16.6, -22.1];

/** What music of ordinary balance, crest and width sounds like, with differences. */
export function character({
  crest = 12,
  stereoWidth = 0.2,
  phaseCorrelation = 0.6,
  subsonicDb = null,
  bandDb = () => 0,
}: {
  crest?: number | null;
  stereoWidth?: number | null;
  phaseCorrelation?: number | null;
  subsonicDb?: number | null;
  /** Added to the median at a frequency in Hz, dB. */
  bandDb?: (frequencyHz: number) => number;
}): SoundCharacter {
  const thirdOctaveHz = Array.from({ length: 30 }, (_, i) => 10 ** ((i + 14) / 10));
  const levelAt = (hz: number) => {
    const band = TONAL_EDGES_HZ.findIndex(
      (edge, i) => hz >= edge && hz < (TONAL_EDGES_HZ[i + 1] ?? Number.POSITIVE_INFINITY),
    );
    const at = Math.min(Math.max(band, 0), MEDIAN_DB.length - 1);
    const thirds = Math.log10((TONAL_EDGES_HZ[at + 1] as number) / (TONAL_EDGES_HZ[at] as number)) * 10;
    return -20 + (MEDIAN_DB[at] as number) - 10 * Math.log10(thirds) + bandDb(hz);
  };
  return {
    fingerprint: { crest, stereoWidth, phaseCorrelation },
    extras: { thirdOctaveHz, thirdOctaveDb: thirdOctaveHz.map(levelAt), subsonicDb },
  };
}
