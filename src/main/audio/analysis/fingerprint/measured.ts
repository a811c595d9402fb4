/** Why something has no value, as a sentence for people. */
export interface Missing {
  reason: string;
}

/** A number that was measured, or why there is none. */
export type Measured = number | Missing;

export function missing(reason: string): Missing {
  return { reason };
}

/** True for a number. */
export function isMeasured(measured: Measured): measured is number {
  return typeof measured === 'number';
}
