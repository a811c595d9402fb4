export { createCharacterMeter } from './character-meter';
export {
  createFingerprintMeter,
  type FingerprintMeter,
  type FingerprintOptions,
  type FingerprintResult,
} from './fingerprint-meter';
