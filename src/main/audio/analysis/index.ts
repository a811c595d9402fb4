export {
  createFingerprintMeter,
  type FingerprintMeter,
  type FingerprintOptions,
  type FingerprintResult,
} from './fingerprint';
export { integratedLufs } from './gating';
export { GrowingList } from './growing-list';
export { LoudnessMeter } from './loudness-meter';
export { MomentaryMeter } from './momentary-meter';
export { BINS_PER_SECOND, type BinListener, type SoundFormat } from './power-bins';
