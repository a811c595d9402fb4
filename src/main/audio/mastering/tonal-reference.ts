import { MOST_TONAL_DB, TONAL_BANDS } from '../../../shared/domain/plan';

/**
 * Median of each band's level relative to the loudest band, and how far below it the quietest tenth begins, dB, over 568
 * songs. How far above it the loudest tenth begins was not published: the same distance is taken.
 */
const MEDIAN_DB = [-2.6, -0.2, -2.5, -6, -7.8, -10.4, -14.7, -16.6, -22.1] as const;
const SPREAD_DB = [14.3, 4.7, 4.6, 6.7, 8.3, 11.2, 17, 22, 16.4] as const;
/** Beyond what may be corrected by so much, a band's level is the character of the recording and stays, dB. */
const REACH_MARGIN_DB = 0.5;
/** With so many bands out of reach the sound is of another kind altogether, and is not measured by music. */
const FOREIGN_BANDS = 3;
const SEARCH_DB = 40;
const STEP_DB = 0.25;

/**
 * By how much one band lies outside of comparable music, dB: below 0 too little of it, above 0 too much; null where it is so
 * far outside that it is the character of the recording, or holds nothing.
 */
export type Excess = number | null;

/**
 * How far each band lies outside of P10..P90 of comparable music. Levels are compared up to a common offset, chosen so that
 * least has to be corrected: one loud band is then too loud, rather than all others too quiet.
 *
 * What lies further outside than `mostDb` could correct is left alone, and counts no more than that when the offset is chosen:
 * a trumpet alone has no bass, and none is to be made of its noise. It also makes a second pass find nothing more to do.
 */
export function excesses(levelsDb: readonly (number | null)[], mostDb = MOST_TONAL_DB): Excess[] {
  const reach = mostDb + REACH_MARGIN_DB;
  let best = { cost: Number.POSITIVE_INFINITY, distance: Number.POSITIVE_INFINITY, offset: 0 };
  for (let offset = -SEARCH_DB; offset <= SEARCH_DB; offset += STEP_DB) {
    let cost = 0;
    let distance = 0;
    for (let band = 0; band < TONAL_BANDS; band++) {
      const level = levelsDb[band] ?? null;
      if (level === null) continue;
      const deviation = level + offset - (MEDIAN_DB[band] as number);
      cost += Math.min(reach, Math.abs(outside(deviation, band)));
      distance += Math.abs(deviation);
    }
    if (cost < best.cost - 1e-9 || (cost < best.cost + 1e-9 && distance < best.distance))
      best = { cost, distance, offset };
  }
  const found = Array.from({ length: TONAL_BANDS }, (_, band) => {
    const level = levelsDb[band] ?? null;
    if (level === null) return null;
    const excess = outside(level + best.offset - (MEDIAN_DB[band] as number), band);
    return Math.abs(excess) > reach ? null : excess;
  });
  const foreign = found.filter((excess) => excess === null).length >= FOREIGN_BANDS;
  return foreign ? found.map((excess) => (excess === null ? null : 0)) : found;
}

function outside(deviation: number, band: number): number {
  const spread = SPREAD_DB[band] as number;
  return Math.sign(deviation) * Math.max(0, Math.abs(deviation) - spread);
}
