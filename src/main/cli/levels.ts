import type { Loudness } from '../../shared/domain/loudness';
import { formatNumber } from './table';

/** Loudness, range and true peak in one line. */
export function levels({ integratedLufs, rangeLu, truePeakDbtp }: Loudness): string {
  const numbers = [formatNumber(integratedLufs, 2), formatNumber(rangeLu, 2), formatNumber(truePeakDbtp, 2)];
  return `${numbers[0]} LUFS, range ${numbers[1]} LU, true peak ${numbers[2]} dBTP`;
}
