import type { SoundCharacter } from '../../../shared/domain/fingerprint';
import type { EnhancementRequest, Reference } from '../../../shared/domain/plan';
import type { TrackId } from '../../../shared/domain/track';
import { spectrumLines, tonalLevels } from './sound-character';

/** Loudness that may be asked for, LUFS. */
const TARGETS = { least: -40, most: -5 };

/** What a track sounds like as a model for others; null where it has no loudness, balance or width. */
export function referenceFrom(
  name: string,
  integratedLufs: number | null,
  character: SoundCharacter,
  amount: number,
  trackId?: TrackId,
): Reference | null {
  const { stereoWidth } = character.fingerprint;
  const lines = spectrumLines(character);
  if (integratedLufs === null || stereoWidth === null || lines.length === 0) return null;
  return {
    name,
    ...(trackId === undefined ? {} : { trackId }),
    integratedLufs,
    bandsDb: tonalLevels(lines),
    stereoWidth,
    amount,
  };
}

/** Loudness to reach, LUFS: the request's own, moved towards the reference by its amount. */
export function targetFor({ targetLufs, reference }: EnhancementRequest): number {
  const matched = reference ? targetLufs + reference.amount * (reference.integratedLufs - targetLufs) : targetLufs;
  return Math.max(TARGETS.least, Math.min(TARGETS.most, matched));
}
