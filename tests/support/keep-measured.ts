import type { LibraryEngine } from '../../src/main/library/worker/engine';
import {
  FINGERPRINT_DIMENSIONS,
  FINGERPRINT_VERSION,
  type Fingerprint,
  type SoundExtras,
} from '../../src/shared/domain/fingerprint';
import type { Track, TrackId } from '../../src/shared/domain/track';
import { ask } from './made-up/fill-library';

/** A fingerprint that says the same in every dimension. */
export const evenFingerprint = (value: number): Fingerprint =>
  Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, value])) as Fingerprint;

/** Extras of which nothing but the print, in hexadecimal, matters. */
export function extrasWith(soundPrint: string | undefined): SoundExtras {
  const overview = { secondsPerPoint: 1, peak: [], rms: [] };
  return { key: null, thirdOctaveHz: [], thirdOctaveDb: [], subsonicDb: null, overview, soundPrint };
}

/** Stores what was measured of a track as the analysis does; answers whether it was kept. */
export function keepMeasured(
  engine: LibraryEngine,
  id: TrackId,
  { fingerprint, extras }: { fingerprint: Fingerprint; extras: SoundExtras },
  contentHash: string | null = null,
): boolean {
  const { path, sizeBytes, modifiedAtMs } = ask(engine, 'query', 'track', { id }) as Track;
  const measured = { algorithmVersion: FINGERPRINT_VERSION, fingerprint, notes: [], extras };
  const input = { file: { path, sizeBytes, modifiedAtMs }, measured, contentHash };
  return ask(engine, 'command', 'putFingerprint', input) as boolean;
}
