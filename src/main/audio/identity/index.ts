export { type ReadAt, readerOf, windowed } from './read-at';
export { quickSoundHash, soundHashOfFile, wholeSoundHash } from './sound-hash';
