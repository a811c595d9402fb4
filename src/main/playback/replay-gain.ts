import type { ReplayGainSettings } from '../../shared/domain/settings';
import type { Track } from '../../shared/domain/track';

/**
 * Gain that a track's tags ask for, dB, after ReplayGain 2.0: its own or its album's (`albumPlays` decides for `auto`), the
 * other one where the tags lack it, plus the pre-amplification. Where clipping is prevented, at most what takes the tags'
 * peak to full scale; a peak that they do not tell counts as full scale. 0 where it is off or the tags hold no gain.
 */
export function replayGainDb(
  { replayGain: tags }: Pick<Track, 'replayGain'>,
  { mode, preampDb, preventClipping }: ReplayGainSettings,
  albumPlays: boolean,
): number {
  if (mode === 'off' || !tags) return 0;
  const track = { gainDb: tags.trackGainDb, peak: tags.trackPeak };
  const album = { gainDb: tags.albumGainDb, peak: tags.albumPeak };
  const [wanted, other] = mode === 'album' || (mode === 'auto' && albumPlays) ? [album, track] : [track, album];
  const chosen = wanted.gainDb === null ? other : wanted;
  if (chosen.gainDb === null) return 0;
  const gainDb = chosen.gainDb + preampDb;
  return preventClipping ? Math.min(gainDb, -20 * Math.log10(chosen.peak ?? 1)) : gainDb;
}
