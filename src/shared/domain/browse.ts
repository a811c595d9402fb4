import { z } from 'zod';
import { DirectionSchema, TrackIdSchema, TrackSchema } from './track';

export const ALBUM_SORTS = ['title', 'artist', 'year', 'added', 'plays', 'played'] as const;
export const AlbumSortSchema = z.object({ by: z.enum(ALBUM_SORTS), direction: DirectionSchema });
export type AlbumSort = z.infer<typeof AlbumSortSchema>;

const IdSchema = z.number().int().positive();
const CountSchema = z.number().int();

/** A release, all its discs together. */
export const AlbumSchema = z.object({
  id: IdSchema,
  title: z.string(),
  /** Null for one by various artists that names no album artist. */
  artist: z.string().nullable(),
  artistId: IdSchema.nullable(),
  compilation: z.boolean(),
  /** The latest that one of its tracks bears. */
  year: CountSchema.nullable(),
  tracks: CountSchema,
  discs: CountSchema,
  /** Seconds of those tracks whose length is known. */
  durationSeconds: z.number(),
  artworkHash: z.string().nullable(),
  addedAtMs: z.number(),
  /** How often its tracks were played, added up. */
  plays: CountSchema,
  lastPlayedAtMs: z.number().nullable(),
});
export type Album = z.infer<typeof AlbumSchema>;

/** Which albums are meant: those for which all of this holds. Null asks for nothing. */
export const AlbumFilterSchema = z.object({
  /** Words that title or artist have; empty for any. */
  text: z.string().max(200),
  /** Those that are this artist's own. */
  artistId: IdSchema.nullable(),
  /** Those on which this artist only takes part, in whatever role. */
  appearsId: IdSchema.nullable(),
  /** Those of which a track names this genre. */
  genreId: IdSchema.nullable(),
  /** Both included. */
  years: z.object({ from: CountSchema, to: CountSchema }).nullable(),
  compilation: z.boolean().nullable(),
});
export type AlbumFilter = z.infer<typeof AlbumFilterSchema>;
export const EVERY_ALBUM: AlbumFilter = {
  text: '',
  artistId: null,
  appearsId: null,
  genreId: null,
  years: null,
  compilation: null,
};

/** An album with its tracks, in the order of discs and positions. */
export const AlbumPageSchema = z.object({
  album: AlbumSchema,
  genres: z.array(z.object({ id: IdSchema, name: z.string() })),
  /** Bytes of all its files. */
  sizeBytes: z.number(),
  /** Of a very long album only the first tracks; `album.tracks` tells how many there are. */
  discs: z.array(z.object({ number: CountSchema, durationSeconds: z.number(), tracks: z.array(TrackSchema) })),
});
export type AlbumPage = z.infer<typeof AlbumPageSchema>;

/** A person or group. */
export const ArtistSchema = z.object({
  id: IdSchema,
  name: z.string(),
  /** As artist, guest, remixer or album artist. */
  tracks: CountSchema,
  /** Its own. */
  albums: CountSchema,
  composed: CountSchema,
  /** Cover of its latest album that has one. */
  artworkHash: z.string().nullable(),
});
export type Artist = z.infer<typeof ArtistSchema>;

export const ARTIST_KINDS = ['performers', 'composers'] as const;
export const ArtistKindSchema = z.enum(ARTIST_KINDS);
export type ArtistKind = z.infer<typeof ArtistKindSchema>;

/** How the albums of an artist are listed: the latest first. */
export const ARTIST_ALBUM_SORT: AlbumSort = { by: 'year', direction: 'descending' };

/** The first albums of an artist, in {@link ARTIST_ALBUM_SORT}, and where its list of albums goes on: null at the end. */
const FirstAlbumsSchema = z.object({ albums: z.array(AlbumSchema), next: z.string().nullable() });
export type FirstAlbums = z.infer<typeof FirstAlbumsSchema>;

/** An artist with what there is of it: its own albums, those it takes part in, and its tracks that are played most. */
export const ArtistPageSchema = z.object({
  artist: ArtistSchema,
  own: FirstAlbumsSchema,
  appearsOn: FirstAlbumsSchema,
  topTracks: z.array(TrackSchema),
});
export type ArtistPage = z.infer<typeof ArtistPageSchema>;

export const GenreSchema = z.object({ id: IdSchema, name: z.string(), tracks: CountSchema });
export type Genre = z.infer<typeof GenreSchema>;
export const GenreSortSchema = z.object({ by: z.enum(['name', 'tracks']), direction: DirectionSchema });
export type GenreSort = z.infer<typeof GenreSortSchema>;

/** How many albums bear a year; the year is null for those that bear none. */
export const YearSchema = z.object({ year: CountSchema.nullable(), albums: CountSchema });
export type Year = z.infer<typeof YearSchema>;

const ShareSchema = z.object({ name: z.string(), tracks: CountSchema, bytes: z.number() });

/** What the library holds, counted. */
export const LibraryStatisticsSchema = z.object({
  tracks: CountSchema,
  albums: CountSchema,
  artists: CountSchema,
  composers: CountSchema,
  genres: CountSchema,
  /** Of those tracks whose length is known. */
  seconds: z.number(),
  bytes: z.number(),
  favourites: CountSchema,
  rated: CountSchema,
  /** Plays that count, those that tags told of included. */
  plays: CountSchema,
  /** Milliseconds of music that were heard here. */
  heardMs: z.number(),
  /** By codec as files name it, the most frequent first; an empty name where it is not known. */
  formats: z.array(ShareSchema),
  /** In order; the decade is its first year, null where no year is known. */
  decades: z.array(z.object({ decade: CountSchema.nullable(), tracks: CountSchema })),
});
export type LibraryStatistics = z.infer<typeof LibraryStatisticsSchema>;

/** The same for tracks with ids in one range: parts of a whole, whose formats and decades may come several times. */
export const StatisticsPartSchema = LibraryStatisticsSchema.pick({
  tracks: true,
  seconds: true,
  bytes: true,
  favourites: true,
  rated: true,
  plays: true,
  formats: true,
  decades: true,
}).extend({
  /** Where the next part begins; null at the end. */
  next: TrackIdSchema.nullable(),
});
export type StatisticsPart = z.infer<typeof StatisticsPartSchema>;
