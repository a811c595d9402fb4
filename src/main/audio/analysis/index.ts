export { LoudnessMeter } from './loudness-meter';
