import type { TrackId } from '../../shared/domain/track';
import type { LikenessLibrary } from './likeness-types';
import type { LibraryClient } from './worker/library-client';
import type { QueryInput, QueryName, QueryOutput } from './worker/protocol';

interface Parts {
  readonly client: LibraryClient;
  /** Asks through the cache. */
  readonly read: <Name extends QueryName>(name: Name, input: QueryInput<Name>) => Promise<QueryOutput<Name>>;
}

/** Copies and similar tracks as the rest of the application sees them. */
export class StoredLikeness implements LikenessLibrary {
  constructor(private readonly parts: Parts) {}

  copyGroups(input: QueryInput<'copyGroups'>) {
    return this.parts.read('copyGroups', input);
  }

  copyTotals() {
    return this.parts.read('copyTotals', {});
  }

  /** The sounds are taken into memory part by part, so that lists are answered in between. */
  async similar(trackId: TrackId, limit: number) {
    while (!(await this.parts.client.query('prepareSimilar', {})).value.ready);
    return this.parts.read('similar', { trackId, limit });
  }

  trackAt(path: string) {
    return this.parts.read('trackAt', { path });
  }
}
