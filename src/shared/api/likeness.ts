import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CopyGroupSchema, CopyTotalsSchema, MOST_GROUPS, MOST_SIMILAR, SimilarTracksSchema } from '../domain/likeness';
import { TrackIdSchema, TrackSchema } from '../domain/track';

export const likenessContract = {
  /** Recordings that are there several times; `after` is the `next` of the page before, 0 for the first. */
  copyGroups: oc
    .input(z.object({ after: z.number().int().min(0), limit: z.number().int().min(1).max(MOST_GROUPS) }))
    .output(z.object({ groups: z.array(CopyGroupSchema), next: z.number().int().nullable() })),
  copyTotals: oc.output(CopyTotalsSchema),
  /** The tracks that sound most like one, nearest first, with that one; a problem where it was not analysed yet. */
  similar: oc
    .input(z.object({ trackId: TrackIdSchema, limit: z.number().int().min(1).max(MOST_SIMILAR) }))
    .output(SimilarTracksSchema.extend({ to: TrackSchema })),
  /** Opens the system's file manager at the track's file. */
  showInFolder: oc.input(z.object({ trackId: TrackIdSchema })).output(z.void()),
};
