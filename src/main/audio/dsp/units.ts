/** Amplitude ratio of a level difference in dB: 10^(dB/20). */
export function dbToLinear(db: number): number {
  return 10 ** (db / 20);
}

/** Level in dB of an amplitude ratio >= 0; -Infinity for 0. */
export function linearToDb(linear: number): number {
  return 20 * Math.log10(linear);
}
