export { equaliserSection, isFeasible, sectionGainDb } from './biquad-design';
export { Gain } from './gain';
export { createChain, type MasteringChain } from './mastering-chain';
export { WIDTH_CORNER_HZ } from './stereo-width';
export { DETECTOR_CHUNK_FRAMES, TruePeakDetector } from './true-peak-detector';
export { HOLD_SECONDS, RELEASE_SECONDS, SAFETY_DB } from './true-peak-limiter';
export { dbToLinear, linearToDb } from './units';
