import type { PlaylistEntry } from '../../shared/domain/playlist';
import type { TrackSource } from '../../shared/domain/track-source';
import type { TaskPool } from '../processes';
import { exportPlaylist, recognisePlaylist } from './playlist-files';
import type { PlaylistLibrary } from './playlist-types';
import type { LibraryClient } from './worker/library-client';
import { ADDED_AT_ONCE } from './worker/playlist-protocol';
import type { QueryInput, QueryName, QueryOutput } from './worker/protocol';

/** “The last days” move on this often, so that answers can be kept in between, milliseconds. */
const MINUTE_MS = 60_000;
const EXPORTED_AT_ONCE = 500;

interface Parts {
  readonly client: LibraryClient;
  readonly startPool: () => TaskPool;
  /** Asks through the cache. */
  readonly read: <Name extends QueryName>(name: Name, input: QueryInput<Name>) => Promise<QueryOutput<Name>>;
}

/** The playlists as the rest of the application sees them: reads go through the cache, writes to the worker. */
export class StoredPlaylists implements PlaylistLibrary {
  constructor(private readonly parts: Parts) {}

  all() {
    return this.parts.read('playlists', {});
  }

  get(id: number) {
    return this.parts.read('playlist', { id, nowMs: minute() });
  }

  entries(input: { id: number; cursor: string | null; limit: number }) {
    return this.parts.read('playlistEntries', { ...input, nowMs: minute() });
  }

  count(rules: QueryInput<'smartCount'>['rules']) {
    return this.parts.read('smartCount', { rules, nowMs: minute() });
  }

  /** The tracks that are meant, in order. Not kept in the cache: they would push everything else out of it. */
  async resolve(source: TrackSource): Promise<Uint32Array> {
    if (source.kind === 'tracks') return Uint32Array.from(source.ids);
    const { client } = this.parts;
    if (source.kind !== 'playlist') {
      const { sort, query } = source;
      const group = source.kind === 'group' ? source.group : null;
      return (await client.query('trackIds', { sort, query, group })).value;
    }
    return (await client.query('playlistTrackIds', { id: source.id, nowMs: minute() })).value;
  }

  async create({ source, ...details }: Parameters<PlaylistLibrary['create']>[0]): Promise<{ id: number }> {
    const trackIds = source && (await this.resolve(source));
    const created = await this.parts.client.command('createPlaylist', details);
    if (trackIds) await this.insert(created.id, trackIds, null, true);
    return created;
  }

  async createOf(name: string, trackIds: Uint32Array): Promise<{ id: number }> {
    const created = await this.parts.client.command('createPlaylist', { name, description: '', rules: null });
    await this.insert(created.id, trackIds, null, true);
    return created;
  }

  async change(input: Parameters<PlaylistLibrary['change']>[0]): Promise<void> {
    await this.parts.client.command('changePlaylist', input);
  }

  async delete(id: number): Promise<void> {
    await this.parts.client.command('deletePlaylist', { id });
  }

  async add({ id, source, before }: Parameters<PlaylistLibrary['add']>[0]): Promise<{ entries: number }> {
    return { entries: await this.insert(id, await this.resolve(source), before, false) };
  }

  remove(input: { id: number; entries: number[] }) {
    return this.parts.client.command('removeFromPlaylist', input);
  }

  move(input: { id: number; entries: number[]; before: number | null }) {
    return this.parts.client.command('moveInPlaylist', input);
  }

  undo() {
    return this.parts.client.command('undoPlaylistEdit', {});
  }

  redo() {
    return this.parts.client.command('redoPlaylistEdit', {});
  }

  async importFile(file: string) {
    const { trackIds, ...report } = await recognisePlaylist(file, this.parts);
    const details = { name: report.name.slice(0, 200).trim() || file, description: '', rules: null };
    const { id } = await this.parts.client.command('createPlaylist', details);
    const entries = await this.insert(id, Uint32Array.from(trackIds), null, true);
    return { ...report, playlistId: id, entries };
  }

  async exportFile({ id, file, relative }: { id: number; file: string; relative: boolean }) {
    const { name } = await this.get(id);
    return exportPlaylist(name, this.pages(id), file, relative);
  }

  private async *pages(id: number): AsyncGenerator<PlaylistEntry[]> {
    const nowMs = minute();
    let cursor: string | null = null;
    do {
      const input: QueryInput<'playlistEntries'> = { id, cursor, limit: EXPORTED_AT_ONCE, nowMs };
      const page: QueryOutput<'playlistEntries'> = (await this.parts.client.query('playlistEntries', input)).value;
      yield page.entries;
      cursor = page.next;
    } while (cursor !== null);
  }

  /** In parts, so that other questions are answered in between; one edit all the same. */
  private async insert(id: number, trackIds: Uint32Array, before: number | null, goesOn: boolean): Promise<number> {
    let added = 0;
    for (let from = 0; from < trackIds.length || from === 0; from += ADDED_AT_ONCE) {
      const part = [...trackIds.subarray(from, from + ADDED_AT_ONCE)];
      const input = { id, trackIds: part, before, goesOn: goesOn || from > 0 };
      added += (await this.parts.client.command('addToPlaylist', input)).entries;
    }
    return added;
  }
}

function minute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}
