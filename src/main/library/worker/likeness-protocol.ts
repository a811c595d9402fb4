import { z } from 'zod';
import {
  CopyGroupSchema,
  CopyTotalsSchema,
  MOST_GROUPS,
  MOST_SIMILAR,
  SimilarTracksSchema,
} from '../../../shared/domain/likeness';
import { TrackIdSchema } from '../../../shared/domain/track';

const Nothing = z.object({});

export const LIKENESS_QUERIES = {
  /** `next` is where to go on, null at the end. */
  copyGroups: {
    input: z.object({ after: z.number().int().min(0), limit: z.number().int().min(1).max(MOST_GROUPS) }),
    output: z.object({ groups: z.array(CopyGroupSchema), next: z.number().int().nullable() }),
    reads: ['copies', 'tracks', 'roots', 'opinions', 'plays'],
  },
  copyTotals: { input: Nothing, output: CopyTotalsSchema, reads: ['copies', 'tracks'] },
  /** Takes a part of the measured sounds into memory; to be asked until it is ready. */
  prepareSimilar: { input: Nothing, output: z.object({ ready: z.boolean() }), reads: ['measurements', 'tracks'] },
  similar: {
    input: z.object({ trackId: TrackIdSchema, limit: z.number().int().min(1).max(MOST_SIMILAR) }),
    output: SimilarTracksSchema,
    reads: ['measurements', 'tracks', 'roots', 'opinions', 'plays'],
  },
  /** The track of a file by its path; null where the library has none. */
  trackAt: {
    input: z.object({ path: z.string() }),
    output: TrackIdSchema.nullable(),
    reads: ['tracks'],
  },
} as const;
