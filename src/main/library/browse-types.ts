import type {
  Album,
  AlbumFilter,
  AlbumPage,
  AlbumSort,
  Artist,
  ArtistKind,
  ArtistPage,
  Genre,
  GenreSort,
  LibraryStatistics,
  Year,
} from '../../shared/domain/browse';

interface Place {
  cursor: string | null;
  limit: number;
}

interface Followed {
  next: string | null;
  /** How many the whole list has. */
  total: number;
}

/** The library by albums, artists, genres and years: what `src/shared/api/browse.ts` promises to the page. */
export interface BrowseLibrary {
  albums(input: Place & { sort: AlbumSort; filter: AlbumFilter }): Promise<Followed & { albums: Album[] }>;
  album(id: number): Promise<AlbumPage>;
  artists(input: Place & { kind: ArtistKind; text: string }): Promise<Followed & { artists: Artist[] }>;
  artist(id: number): Promise<ArtistPage>;
  genres(input: Place & { sort: GenreSort }): Promise<Followed & { genres: Genre[] }>;
  genre(id: number): Promise<Genre>;
  years(): Promise<Year[]>;
  statistics(): Promise<LibraryStatistics>;
}
