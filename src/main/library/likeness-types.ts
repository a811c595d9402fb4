import type { CopyGroup, CopyTotals, SimilarTracks } from '../../shared/domain/likeness';
import type { TrackId } from '../../shared/domain/track';

/** Which tracks are the same recording, and which sound alike. */
export interface LikenessLibrary {
  /** Recordings that are there several times; `after` is the `next` of the page before, 0 for the first. */
  copyGroups(input: { after: number; limit: number }): Promise<{ groups: CopyGroup[]; next: number | null }>;
  copyTotals(): Promise<CopyTotals>;
  /**
   * The nearest tracks by what their sound measured, nearest first. Throws AuralisError `track-not-found`, `not-analysed`
   * where it was not measured yet, `not-comparable` where it holds too little sound.
   */
  similar(trackId: TrackId, limit: number): Promise<SimilarTracks>;
  /** The track of a file; null where the library has none. */
  trackAt(path: string): Promise<TrackId | null>;
}
