/** An onset stands out by this mean rise over the bands, dB; noise reaches it less than once in ten seconds. */
const LEAST_RISE_DB = 0.7;
/** Nothing within this time of an onset is higher. */
const APART_SECONDS = 0.03;

/** How many onsets an onset curve shows. */
export function countOnsets(curve: Float64Array, windowsPerSecond: number): number {
  const apart = Math.round(APART_SECONDS * windowsPerSecond);
  let onsets = 0;
  let i = 0;
  while (i < curve.length) {
    if ((curve[i] as number) >= LEAST_RISE_DB && isHighest(curve, i, apart)) {
      onsets++;
      i += apart;
    }
    i++;
  }
  return onsets;
}

function isHighest(curve: Float64Array, at: number, reach: number): boolean {
  const height = curve[at] as number;
  for (let i = Math.max(0, at - reach); i <= Math.min(curve.length - 1, at + reach); i++) {
    if ((curve[i] as number) > height) return false;
  }
  return true;
}
