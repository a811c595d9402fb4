export {
  createFingerprintMeter,
  type FingerprintMeter,
  type FingerprintOptions,
  type FingerprintResult,
} from './fingerprint-meter';
