import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { NoticeSchema, PlaybackStateSchema } from '../domain/playback';
import { ReplayGainSettingsSchema, SettingsSchema } from '../domain/settings';
import { TrackIdSchema, TrackSortSchema } from '../domain/track';
import { TrackSourceSchema } from '../domain/track-source';
import { MAX_QUERY_LENGTH } from './library';

export const playbackContract = {
  /** Plays a track; the list it was chosen from, in its order, becomes the queue. A newer call wins over an older one. */
  play: oc
    .input(
      z.object({
        trackId: TrackIdSchema,
        from: z.union([
          z.object({ sort: TrackSortSchema, query: z.string().max(MAX_QUERY_LENGTH) }).strict(),
          TrackSourceSchema,
        ]),
        /** Its place in the list, where the list may have it several times. */
        index: z.number().int().min(0).optional(),
      }),
    )
    .output(z.void()),
  pause: oc.output(z.void()),
  resume: oc.output(z.void()),
  next: oc.output(z.void()),
  previous: oc.output(z.void()),
  /** Moves within the current track; beyond its end means the end. */
  seek: oc.input(z.object({ seconds: z.number().min(0) })).output(z.void()),
  setVolume: oc.input(z.object({ volume: z.number().min(0).max(1) })).output(z.void()),
  setMuted: oc.input(z.object({ muted: z.boolean() })).output(z.void()),
  /** Over how much a track fades into the next, seconds; 0 joins them without a gap. Tracks of one album are never faded. */
  setCrossfade: oc.input(z.object({ seconds: SettingsSchema.shape.crossfadeSeconds })).output(z.void()),
  /** How what tags say about loudness is applied to the untouched sound. */
  setReplayGain: oc.input(ReplayGainSettingsSchema.partial()).output(z.void()),
  /** The state now, then every change; the position at least four times a second while playing. */
  watch: oc.output(eventIterator(PlaybackStateSchema)),
  watchNotices: oc.output(eventIterator(NoticeSchema)),
};
