import type { TrackId, TrackSort } from '../../shared/domain/track';
import type { TrackSource } from '../../shared/domain/track-source';

/** What a person chose a track from: a list as the page shows it, or tracks however they are named. */
export type StartList = { sort: TrackSort; query: string } | TrackSource;

/** A track that a person chose to hear. */
export interface Start {
  trackId: TrackId;
  from: StartList;
  /** Its place in the list, where the list may have it several times. */
  index?: number | undefined;
}

export function sourceOf(from: StartList): TrackSource {
  return 'kind' in from ? from : { kind: 'search', ...from };
}
