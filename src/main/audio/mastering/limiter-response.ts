/** How far peaks may be driven over the ceiling by a make-up gain, dB: more would be heard as a change of the music. */
export const MAXIMUM_LIMITING_DB = 6;

/**
 * By how many LU the limiter lowers the integrated loudness of one piece of sound, for how far its true peak is driven over
 * the ceiling. It depends on nothing else: driving by a gain or by a lower ceiling is the same.
 */
export interface LimiterResponse {
  /** Loss in LU at a drive of 0, {@link stepDb}, 2 stepDb ... */
  lossLu: number[];
  stepDb: number;
  /** Peaks, one of every 10 ms, that come within 0.1 dB of the highest. */
  closePeaks: number;
  /** Peaks, one of every 10 ms, that come within 1 dB of the highest. */
  nearPeaks: number;
}

/** Of peaks within 1 dB of the highest, chance puts a tenth within 0.1 dB; a limiter puts most of them there. */
const HELD_SHARE = 0.2;
const HELD_PEAKS = 4;
/** The highest peak of what came out of a limiter lies so near its ceiling, dB. */
const AT_CEILING_DB = 0.1;

/**
 * Whether a limiter has been here before: many peaks reach the same level, or at least two reach just this ceiling. What was
 * once limited is not limited again.
 */
export function peaksAreHeld(
  { closePeaks, nearPeaks }: LimiterResponse,
  { peakDbtp, ceilingDbtp }: { peakDbtp: number; ceilingDbtp: number },
): boolean {
  const alike = closePeaks >= HELD_PEAKS && closePeaks >= HELD_SHARE * nearPeaks;
  return alike || (closePeaks >= 2 && Math.abs(peakDbtp - ceilingDbtp) <= AT_CEILING_DB);
}

/** Loss in LU at a drive in dB, by straight lines; beyond the last point the last line goes on. None below 0. */
export function limiterLossLu({ lossLu, stepDb }: LimiterResponse, driveDb: number): number {
  if (driveDb <= 0 || lossLu.length < 2) return 0;
  const place = Math.min(driveDb / stepDb, lossLu.length - 1);
  const index = Math.min(Math.floor(place), lossLu.length - 2);
  const from = lossLu[index] as number;
  const to = lossLu[index + 1] as number;
  return from + (driveDb / stepDb - index) * (to - from);
}
