import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import type { EnhancementRequest, Reference } from '../../../shared/domain/plan';
import { spectrumLines, tonalLevels } from './sound-character';

/** Loudness that may be asked for, LUFS. */
const TARGETS = { least: -40, most: -5 };

/** What a track sounds like as a model for others; null where it has no loudness, balance or width. */
export function referenceFrom(
  name: string,
  integratedLufs: number | null,
  character: SoundCharacter,
  amount: number,
): Reference | null {
  const { stereoWidth } = character.fingerprint;
  const lines = spectrumLines(character);
  if (integratedLufs === null || stereoWidth === null || lines.length === 0) return null;
  return { name, integratedLufs, bandsDb: tonalLevels(lines), stereoWidth, amount };
}

/** Loudness to reach, LUFS: the request's own, moved towards the reference by its amount, and by how the album has it. */
export function targetFor({ targetLufs, reference, albumLufs }: EnhancementRequest, lufs: number): number {
  const matched = reference ? targetLufs + reference.amount * (reference.integratedLufs - targetLufs) : targetLufs;
  const asOnAlbum = albumLufs === null ? matched : matched + (lufs - albumLufs);
  return Math.max(TARGETS.least, Math.min(TARGETS.most, asOnAlbum));
}

/** Loudness of tracks played one after the other, LUFS: the mean of their energies by length. Null without any. */
export function albumLoudness(tracks: readonly { lufs: number; seconds: number }[]): number | null {
  const seconds = tracks.reduce((sum, track) => sum + track.seconds, 0);
  const energy = tracks.reduce((sum, track) => sum + track.seconds * 10 ** (track.lufs / 10), 0);
  return seconds > 0 && energy > 0 ? 10 * Math.log10(energy / seconds) : null;
}
