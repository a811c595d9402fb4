import { AuralisError } from '../../shared/domain/errors';
import type { AlbumLevel } from '../../shared/domain/plan';
import type { TrackId } from '../../shared/domain/track';
import type { AnalysisService } from '../audio/jobs';
import { albumLevel } from '../audio/mastering';
import type { Library, MeasuredAlbumTrack } from '../library';
import { PLANNING_VERSION } from './planning-version';

/** Levels are told to so many parts of a decibel, so that measuring on does not make every plan another one. */
const PARTS_OF_A_DB = 20;

/** What is known of the album that a track is on. */
export interface AlbumKnown {
  /** Null while none of its tracks is measured. */
  level: AlbumLevel | null;
  measured: number;
  tracks: number;
}

/** How loud albums are, from what is measured of their tracks. */
export class AlbumLevels {
  constructor(
    private readonly library: Pick<Library, 'albumTracks' | 'putAnalysis'>,
    private readonly analysis: Pick<AnalysisService, 'analyze'>,
  ) {}

  /** As far as it is measured; null for a track that is on no album. */
  async known(trackId: TrackId): Promise<AlbumKnown | null> {
    const tracks = await this.library.albumTracks(trackId, PLANNING_VERSION);
    if (tracks.length === 0) return null;
    const measured = tracks.filter(isMeasured);
    const level = albumLevel(measured, tracks.length);
    return { level: level && rounded(level), measured: measured.length, tracks: tracks.length };
  }

  /** With all of its tracks measured that can be; null for a track that is on no album. Throws AuralisError `cancelled`. */
  async complete(trackId: TrackId, signal: AbortSignal): Promise<AlbumKnown | null> {
    const missing = (await this.library.albumTracks(trackId, PLANNING_VERSION)).filter(({ lufs }) => lufs === null);
    for (const track of missing) await this.measure(track, signal);
    return this.known(trackId);
  }

  /** A track that cannot be measured does not count; its own turn will say why. */
  private async measure(track: MeasuredAlbumTrack, signal: AbortSignal): Promise<void> {
    try {
      const { loudness } = await this.analysis.analyze(track.path, { signal, layout: 'stereo' });
      await this.library.putAnalysis(track, PLANNING_VERSION, loudness);
    } catch (thrown) {
      const error = AuralisError.from(thrown);
      if (error.code === 'cancelled') throw error;
    }
  }
}

function isMeasured(
  track: MeasuredAlbumTrack,
): track is MeasuredAlbumTrack & { lufs: number; truePeakDbtp: number; seconds: number } {
  return track.lufs !== null && track.truePeakDbtp !== null && track.seconds !== null;
}

function rounded(level: AlbumLevel): AlbumLevel {
  const round = (value: number) => Math.round(value * PARTS_OF_A_DB) / PARTS_OF_A_DB;
  const peak = (value: number | null) => value && round(value);
  return {
    ...level,
    lufs: round(level.lufs),
    peakDbtp: peak(level.peakDbtp),
    crushedPeakDbtp: peak(level.crushedPeakDbtp),
  };
}
