export { integratedLufs } from './gating';
export { GrowingList } from './growing-list';
export { LoudnessMeter } from './loudness-meter';
export { BINS_PER_SECOND, type BinListener } from './power-bins';
