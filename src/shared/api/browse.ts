import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  AlbumFilterSchema,
  AlbumPageSchema,
  AlbumSchema,
  AlbumSortSchema,
  ArtistKindSchema,
  ArtistPageSchema,
  ArtistSchema,
  EVERY_ALBUM,
  GenreSchema,
  GenreSortSchema,
  LibraryStatisticsSchema,
  YearSchema,
} from '../domain/browse';
import { MAX_PAGE_SIZE } from './library';

const OneSchema = z.object({ id: z.number().int().positive() });
/** Lists are keyset-paged: `cursor` is the `next` of the page before, null for the first; `total` is all there are. */
const PlaceSchema = {
  cursor: z.string().max(4096).nullable(),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE),
};
const FollowedSchema = { next: z.string().nullable(), total: z.number().int() };

/** The library by albums, artists, genres and years; `library.watchRevision` tells when to read it again. */
export const browseContract = {
  albums: oc
    .input(z.object({ sort: AlbumSortSchema, filter: AlbumFilterSchema.default(EVERY_ALBUM), ...PlaceSchema }))
    .output(z.object({ albums: z.array(AlbumSchema), ...FollowedSchema })),
  album: oc.input(OneSchema).output(AlbumPageSchema),
  /** By name; with `text`, those whose name has its words. */
  artists: oc
    .input(z.object({ kind: ArtistKindSchema, text: z.string().max(200), ...PlaceSchema }))
    .output(z.object({ artists: z.array(ArtistSchema), ...FollowedSchema })),
  artist: oc.input(OneSchema).output(ArtistPageSchema),
  genres: oc
    .input(z.object({ sort: GenreSortSchema, ...PlaceSchema }))
    .output(z.object({ genres: z.array(GenreSchema), ...FollowedSchema })),
  genre: oc.input(OneSchema).output(GenreSchema),
  years: oc.output(z.array(YearSchema)),
  statistics: oc.output(LibraryStatisticsSchema),
};
