import type { FingerprintDimension } from '../../../shared/domain/fingerprint';

/** The column that holds a dimension, such as `sub_bass`. */
export function fingerprintColumn(dimension: FingerprintDimension): string {
  return dimension.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
