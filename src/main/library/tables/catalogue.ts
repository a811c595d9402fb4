import type { FileTags } from '../scan/file-outcome';
import type { SortKeyMaker } from '../search/sort-key';
import type { WordStore } from '../search/word-store';
import type { Statements } from '../worker/statements';
import { AlbumTable } from './album-table';
import { CreditTable } from './credit-table';
import { GenreTable } from './genre-table';
import { releaseOf } from './release';

/** Where a track belongs. */
export interface Placed {
  readonly albumId: number | null;
  /** From its tags, else from its album's title or its folder. */
  readonly discNumber: number | null;
}

/**
 * Albums, artists and genres: everything that is there because tracks name it. What a write changes in them is worked out
 * once at its end, in its own transaction, so that none is ever wrong or left over.
 */
export class Catalogue {
  private readonly credits: CreditTable;
  private readonly genres: GenreTable;
  private readonly albums: AlbumTable;

  constructor(statements: Statements, sortKey: SortKeyMaker, words: WordStore) {
    this.credits = new CreditTable(statements, sortKey, words);
    this.genres = new GenreTable(statements, sortKey, words);
    const onOwner = (artistId: number, albums: 1 | -1) => this.credits.ownAlbum(artistId, albums);
    this.albums = new AlbumTable(statements, sortKey, words, onOwner);
  }

  /** The album that a file belongs to, made where it is new. */
  place(path: string, { album, credits, discNumber }: FileTags): Placed {
    const albumArtists = credits.filter(({ role }) => role === 'album-artist').map(({ name }) => name);
    const release = releaseOf(path, { album, albumArtists });
    return {
      albumId: release ? this.albums.idOf(release) : null,
      discNumber: discNumber ?? release?.disc ?? null,
    };
  }

  /** A track was stored with these tags; `isKnown` where it was there before. */
  put(trackId: number, tags: FileTags, isKnown: boolean): void {
    this.credits.put(trackId, tags.credits, isKnown);
    this.genres.put(trackId, tags.genres, isKnown);
  }

  /** A track is about to be taken out. */
  remove(trackId: number): void {
    this.credits.remove(trackId);
    this.genres.remove(trackId);
  }

  /** Something that an album adds up has changed in one of its tracks. */
  noteAlbum(albumId: number | null): void {
    this.albums.note(albumId);
  }

  /** A track of the album was played. */
  notePlay(albumId: number | null): void {
    this.albums.notePlay(albumId);
  }

  /** Ends a write: brings everything in line with the tracks. True where anything has changed. */
  settle(): boolean {
    const changes = [this.albums.settle(), this.credits.settle(), this.genres.settle()];
    return changes.includes(true);
  }

  /** The write failed and was rolled back: nothing of it happened. */
  abandon(): void {
    for (const table of [this.albums, this.credits, this.genres]) table.abandon();
  }
}
