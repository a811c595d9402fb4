import { z } from 'zod';
import { MAX_PAGE_SIZE } from '../../../shared/api/library';
import {
  AlbumFilterSchema,
  AlbumPageSchema,
  AlbumSchema,
  AlbumSortSchema,
  ArtistKindSchema,
  ArtistPageSchema,
  ArtistSchema,
  GenreSchema,
  GenreSortSchema,
  StatisticsPartSchema,
  YearSchema,
} from '../../../shared/domain/browse';

/** Tracks that are counted in one go. */
export const COUNTED_AT_ONCE = 20_000;

const IdSchema = z.number().int().positive();
const PlaceSchema = {
  cursor: z.string().max(4096).nullable(),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE),
};
const FollowedSchema = { next: z.string().nullable(), total: z.number().int() };
const OneSchema = z.object({ id: IdSchema });

/** What pages with tracks on them are read from. */
const WITH_TRACKS = ['tracks', 'roots', 'albums', 'opinions', 'plays'] as const;

export const BROWSE_QUERIES = {
  albums: {
    input: z.object({ sort: AlbumSortSchema, filter: AlbumFilterSchema, ...PlaceSchema }),
    output: z.object({ albums: z.array(AlbumSchema), ...FollowedSchema }),
    reads: ['tracks', 'albums'],
  },
  album: { input: OneSchema, output: AlbumPageSchema, reads: WITH_TRACKS },
  artists: {
    input: z.object({ kind: ArtistKindSchema, text: z.string().max(200), ...PlaceSchema }),
    output: z.object({ artists: z.array(ArtistSchema), ...FollowedSchema }),
    reads: ['tracks', 'albums'],
  },
  artist: { input: OneSchema, output: ArtistPageSchema, reads: WITH_TRACKS },
  genres: {
    input: z.object({ sort: GenreSortSchema, ...PlaceSchema }),
    output: z.object({ genres: z.array(GenreSchema), ...FollowedSchema }),
    reads: ['albums'],
  },
  genre: { input: OneSchema, output: GenreSchema, reads: ['albums'] },
  years: { input: z.object({}), output: z.array(YearSchema), reads: ['albums'] },
  statisticsPart: {
    input: z.object({ after: z.number().int().min(0), limit: z.number().int().min(1).max(COUNTED_AT_ONCE) }),
    output: StatisticsPartSchema,
    reads: ['tracks', 'opinions', 'plays'],
  },
  statisticsTotals: {
    input: z.object({}),
    output: z.object({
      albums: z.number().int(),
      artists: z.number().int(),
      composers: z.number().int(),
      genres: z.number().int(),
      heardMs: z.number(),
    }),
    reads: ['albums', 'plays'],
  },
} as const;
