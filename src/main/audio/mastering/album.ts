import type { AlbumLevel, EnhancementRequest } from '../../../shared/domain/plan';
import { PRESET_TASTES } from './presets';
import { targetFor } from './reference';

/** Under this crest nothing more may be lost of it, dB. */
export const CRUSHED_CREST_DB = 9;

/** A track of an album, as it is played. */
export interface AlbumTrack {
  lufs: number;
  seconds: number;
  truePeakDbtp: number;
  /** Null where it is not measured: its peaks are then left alone as those of a crushed track are. */
  crestDb: number | null;
}

/**
 * The level of an album from those of its `tracks` tracks that are measured: its loudness is the mean of their energies by
 * length, as if they were played one after the other. Null where none is measured, or all are empty.
 */
export function albumLevel(measured: readonly AlbumTrack[], tracks: number): AlbumLevel | null {
  const seconds = measured.reduce((sum, track) => sum + track.seconds, 0);
  const energy = measured.reduce((sum, track) => sum + track.seconds * 10 ** (track.lufs / 10), 0);
  if (!(seconds > 0 && energy > 0)) return null;
  const highest = (crushed: boolean) => {
    const those = measured.filter(({ crestDb }) => (crestDb === null || crestDb < CRUSHED_CREST_DB) === crushed);
    return those.length === 0
      ? null
      : those.reduce((most, { truePeakDbtp }) => Math.max(most, truePeakDbtp), -Infinity);
  };
  return {
    lufs: 10 * Math.log10(energy / seconds),
    peakDbtp: highest(false),
    crushedPeakDbtp: highest(true),
    measured: measured.length,
    tracks,
  };
}

/** The one gain of a whole album. */
export interface AlbumGain {
  /** At intensity 1, dB. */
  gainDb: number;
  /** By how much that misses the target, LU. */
  shortfallLu: number;
}

/**
 * The gain, at most `mostDb`, that brings an album to the request's target and leaves each of its tracks able to follow: none
 * has to lose more of its crest than the preset allows, and a crushed one has not to be limited at all.
 */
export function albumGain(album: AlbumLevel, request: EnhancementRequest, mostDb: number): AlbumGain {
  const { ceilingDbtp, preset } = request;
  const bounds = [
    mostDb,
    ...(album.peakDbtp === null ? [] : [ceilingDbtp + PRESET_TASTES[preset].crestLossDb - album.peakDbtp]),
    ...(album.crushedPeakDbtp === null ? [] : [ceilingDbtp - album.crushedPeakDbtp]),
  ];
  const wantedDb = targetFor(request) - album.lufs;
  // What is over the ceiling already is the limiter's, and no reason to turn the album down.
  const gainDb = Math.min(wantedDb, Math.max(0, Math.min(...bounds)));
  return { gainDb, shortfallLu: wantedDb - gainDb };
}
