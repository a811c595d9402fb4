// What the caller put at `tables`, in doubles: bounds first, then taps.
export const OVERSHOOT: usize = 0;
export const CURVE: usize = 8;
export const GRID_SHORTFALL: usize = 16;
export const HALFWAY_SHORTFALL: usize = 24;
export const HALFWAY_FAR_SHARE: usize = 32;
export const DISPUTED_SHARE: usize = 40;
export const QUARTER_TAPS: usize = 48;
export const PHASE_TAPS: usize = QUARTER_TAPS + 8 * 3 * 32;
export const DISPUTED_TAPS: usize = PHASE_TAPS + 8 * 64 * 32;
/** The quarter taps again, singles. */
export const SINGLE_TAPS: usize = DISPUTED_TAPS + 8 * 24;

/** Samples on each side of a place. */
export const HALF_TAPS: i32 = 32;
