export {
  createCharacterMeter,
  createFingerprintMeter,
  type FingerprintMeter,
  type FingerprintOptions,
  type FingerprintResult,
} from './fingerprint';
export { LimiterResponseMeter } from './limiter-response-meter';
export { LoudnessMeter } from './loudness-meter';
export { MasteringAnalysis } from './mastering-analysis';
export { MomentaryMeter } from './momentary-meter';
export type { SoundFormat } from './power-bins';
