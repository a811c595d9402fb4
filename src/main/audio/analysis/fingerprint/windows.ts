/** Long windows tell tones apart, medium ones describe the sound of a moment, short ones tell when something begins. */
export const LONG_WINDOW = { windowSeconds: 16_384 / 44_100, hopSeconds: 8192 / 44_100, highestHz: 22_500, lead: 0 };
export const MEDIUM_WINDOW = { windowSeconds: 4096 / 44_100, hopSeconds: 1 / 16, highestHz: 20_100, lead: 0 };
export const ONSETS_PER_SECOND = 100;
export const SHORT_WINDOW = {
  windowSeconds: 1024 / 44_100,
  hopSeconds: 1 / ONSETS_PER_SECOND,
  highestHz: 10_000,
  lead: 1,
};
