import type { LibraryStatistics } from '../../shared/domain/browse';
import type { BrowseLibrary } from './browse-types';
import { COUNTED_AT_ONCE } from './worker/browse-protocol';
import type { QueryInput, QueryName, QueryOutput } from './worker/protocol';

/** Asks through the cache. */
type Read = <Name extends QueryName>(name: Name, input: QueryInput<Name>) => Promise<QueryOutput<Name>>;

/** Albums, artists, genres and years as the rest of the application sees them; all reads go through the cache. */
export class StoredBrowser implements BrowseLibrary {
  constructor(private readonly read: Read) {}

  albums(input: QueryInput<'albums'>) {
    return this.read('albums', input);
  }

  album(id: number) {
    return this.read('album', { id });
  }

  artists(input: QueryInput<'artists'>) {
    return this.read('artists', input);
  }

  artist(id: number) {
    return this.read('artist', { id });
  }

  genres(input: QueryInput<'genres'>) {
    return this.read('genres', input);
  }

  genre(id: number) {
    return this.read('genre', { id });
  }

  years() {
    return this.read('years', {});
  }

  /** Counted part by part, so that lists are answered in between. */
  async statistics(): Promise<LibraryStatistics> {
    const parts: QueryOutput<'statisticsPart'>[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const part: QueryOutput<'statisticsPart'> = await this.read('statisticsPart', { after, limit: COUNTED_AT_ONCE });
      parts.push(part);
      after = part.next;
    }
    const sum = (countOf: (part: QueryOutput<'statisticsPart'>) => number) =>
      parts.reduce((total, part) => total + countOf(part), 0);
    return {
      ...(await this.read('statisticsTotals', {})),
      tracks: sum((part) => part.tracks),
      seconds: sum((part) => part.seconds),
      bytes: sum((part) => part.bytes),
      favourites: sum((part) => part.favourites),
      rated: sum((part) => part.rated),
      plays: sum((part) => part.plays),
      formats: formatsOf(parts.flatMap((part) => part.formats)),
      decades: decadesOf(parts.flatMap((part) => part.decades)),
    };
  }
}

function formatsOf(parts: LibraryStatistics['formats']): LibraryStatistics['formats'] {
  const formats = new Map<string, LibraryStatistics['formats'][number]>();
  for (const { name, tracks, bytes } of parts) {
    const known = formats.get(name) ?? { name, tracks: 0, bytes: 0 };
    formats.set(name, { name, tracks: known.tracks + tracks, bytes: known.bytes + bytes });
  }
  return [...formats.values()].toSorted((a, b) => b.tracks - a.tracks || (a.name < b.name ? -1 : 1));
}

function decadesOf(parts: LibraryStatistics['decades']): LibraryStatistics['decades'] {
  const decades = new Map<number | null, number>();
  for (const { decade, tracks } of parts) decades.set(decade, (decades.get(decade) ?? 0) + tracks);
  return [...decades]
    .map(([decade, tracks]) => ({ decade, tracks }))
    .toSorted((a, b) => (a.decade ?? -Infinity) - (b.decade ?? -Infinity));
}
