export { equaliserSection, sectionGainDb } from './biquad-design';
export { Gain } from './gain';
export { type KernelFunctions, Kernels, kernelsIn } from './kernels/kernels';
export { Planes } from './kernels/planes';
export { createChain, type MasteringChain } from './mastering-chain';
export { MixGain } from './mix-gain';
export { DETECTOR_CHUNK_FRAMES, HISTORY as DETECTOR_HISTORY, TruePeakDetector } from './true-peak-detector';
export { HOLD_SECONDS, RELEASE_SECONDS, SAFETY_DB } from './true-peak-limiter';
export { dbToLinear, linearToDb } from './units';
