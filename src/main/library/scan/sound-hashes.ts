import { quickSoundHash, readerOf, wholeSoundHash, windowed } from '../../audio/identity';
import type { SoundHashes } from './clean-tags';

/** What the sound of an open file is recognised by; all of it is read only where that is asked for. */
export function soundHashes(descriptor: number, sizeBytes: number, whole: boolean): SoundHashes {
  const readAt = readerOf(descriptor);
  return {
    contentHash: whole ? wholeSoundHash(readAt, sizeBytes) : null,
    quickHash: quickSoundHash(windowed(readAt, sizeBytes), sizeBytes),
  };
}
