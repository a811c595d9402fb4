import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  CacheStatisticsSchema,
  ScanProblemSchema,
  ScanRootSchema,
  ScanStateSchema,
  SearchAnswerSchema,
} from '../domain/library';
import { RatingSchema, TrackIdSchema, TrackSchema, TrackSortSchema } from '../domain/track';
import { LONGEST_QUERY, TrackGroupSchema } from '../domain/track-source';

/** Longest text that is searched for, in characters. */
export const MAX_QUERY_LENGTH = LONGEST_QUERY;
export const MAX_PAGE_SIZE = 500;

/** Most tracks that one call changes. */
export const MOST_CHANGED = 10_000;
const TrackIdsSchema = z.array(TrackIdSchema).min(1).max(MOST_CHANGED);

const QuerySchema = z.string().max(MAX_QUERY_LENGTH);
const GroupSchema = TrackGroupSchema.nullable().default(null);

export const libraryContract = {
  /** Adds the folder and starts scanning it; answers once it is stored. Adding it again only scans it again. */
  addFolder: oc.input(z.object({ path: z.string().min(1).max(8192) })).output(ScanRootSchema),
  /** Lets the person choose folders in the system's dialog and adds them; an empty list where they chose none. */
  chooseFolders: oc.output(z.array(ScanRootSchema)),
  removeFolder: oc.input(z.object({ id: z.number().int().positive() })).output(z.void()),
  folders: oc.output(z.array(ScanRootSchema)),
  /** Puts the newest backup in the library's place; what is there is set aside, nothing is deleted. */
  restoreBackup: oc.output(z.void()),
  scan: oc.output(z.void()),
  cancelScan: oc.output(z.void()),
  watchScan: oc.output(eventIterator(ScanStateSchema)),
  problems: oc.output(z.array(ScanProblemSchema)),
  /**
   * One page of tracks, keyset-paged: `cursor` is the `next` of the page before, null for the first. An empty `query`
   * is every track; with `group`, only tracks of it.
   */
  tracks: oc
    .input(
      z.object({
        sort: TrackSortSchema,
        query: QuerySchema,
        group: GroupSchema,
        cursor: z.string().max(4096).nullable(),
        limit: z.number().int().min(1).max(MAX_PAGE_SIZE),
      }),
    )
    .output(z.object({ tracks: z.array(TrackSchema), next: z.string().nullable() })),
  count: oc.input(z.object({ query: QuerySchema, group: GroupSchema })).output(z.object({ tracks: z.number().int() })),
  track: oc.input(z.object({ id: TrackIdSchema })).output(TrackSchema),
  search: oc
    .input(z.object({ query: QuerySchema, limit: z.number().int().min(1).max(MAX_PAGE_SIZE) }))
    .output(SearchAnswerSchema),
  /** Marks all of the tracks or, where one is not there, none. */
  setFavourites: oc.input(z.object({ ids: TrackIdsSchema, favourite: z.boolean() })).output(z.void()),
  /** Rates all of the tracks or none; null takes their rating away. */
  setRatings: oc.input(z.object({ ids: TrackIdsSchema, rating: RatingSchema.nullable() })).output(z.void()),
  /** Announces the library's revision each time that its content changes: what a page shows must then be read again. */
  watchRevision: oc.output(eventIterator(z.object({ revision: z.number().int() }))),
  cacheStatistics: oc.output(CacheStatisticsSchema),
  clearCache: oc.output(z.void()),
};
