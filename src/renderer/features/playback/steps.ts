/** How far one key press moves: in the track, seconds, and of the volume, of 1. */
export const STEP_SECONDS = 5;
export const FAR_STEP_SECONDS = 30;
export const VOLUME_STEP = 0.05;
