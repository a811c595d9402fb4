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
