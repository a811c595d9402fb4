import { opendir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { UnmeasuredTrack } from '../../shared/domain/background-analysis';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import type { StoredFingerprint } from '../../shared/domain/fingerprint';
import type { ScanRoot, ScanSummary } from '../../shared/domain/library';
import type { Loudness } from '../../shared/domain/loudness';
import type { Plan } from '../../shared/domain/plan';
import type { StoredQueueState } from '../../shared/domain/queue';
import type { TrackId, TrackSort } from '../../shared/domain/track';
import type { TrackGroup, TrackSource } from '../../shared/domain/track-source';
import type { KeptOverrides, OverrideOwner, OwnPreset, PresetText } from '../../shared/domain/wishes';
import { type Disposable, DisposableStore, Emitter, follow } from '../events';
import type { TaskPool } from '../processes';
import type { QueryCache } from './cache/query-cache';
import type { EditLog } from './edits/edit-log';
import type { FileIdentity, Library } from './library-types';
import { coverFileName, type LibraryWatcher, type ScanHold, type Scanner, systemError } from './scan';
import { StoredBrowser } from './stored-browser';
import { StoredLikeness } from './stored-likeness';
import { StoredPlaylists } from './stored-playlists';
import type { StoredQueue } from './tables/queue-table';
import type { LibraryClient } from './worker/library-client';
import {
  type CommandInput,
  QUERIES,
  type QueryInput,
  type QueryName,
  type QueryOutput,
  TABLE_GROUPS,
  type TableGroup,
} from './worker/protocol';

/** Tracks that are taken out in one write when a folder is removed. */
const REMOVED_AT_ONCE = 500;

/** Nothing else is asked for, so nothing can lead out of the artwork folder. */
const ARTWORK_HASH = /^[0-9a-f]{64}$/;

interface Parts {
  readonly client: LibraryClient;
  readonly cache: QueryCache<TableGroup>;
  readonly scanner: Scanner;
  readonly startPool: () => TaskPool;
  readonly edits: EditLog;
  readonly watcher: LibraryWatcher;
  readonly artworkFolder: string;
  readonly notices: readonly Problem[];
}

/** The library as the rest of the application sees it: reads go through the cache, writes to the worker. */
export class StoredLibrary implements Library {
  readonly notices: readonly Problem[];
  readonly revision = new Emitter<{ revision: number }>();
  readonly playlists: StoredPlaylists;
  readonly browse: StoredBrowser;
  readonly likeness: StoredLikeness;
  private readonly store = new DisposableStore();
  private isWatched = false;

  constructor(private readonly parts: Parts) {
    this.notices = parts.notices;
    this.browse = new StoredBrowser((name, input) => this.read(name, input));
    this.likeness = new StoredLikeness({ client: parts.client, read: (name, input) => this.read(name, input) });
    this.playlists = new StoredPlaylists({ ...parts, read: (name, input) => this.read(name, input) });
    this.store.add(this.announceRevisions());
    this.store.add(parts.watcher.problems.listen((problem) => parts.client.warnings.emit(problem)));
    this.store.add(this.revision);
  }

  get scanState() {
    return this.parts.scanner.state;
  }

  get edits() {
    return this.parts.edits;
  }

  get coversGone() {
    return this.parts.scanner.coversGone;
  }

  get warnings() {
    return this.parts.client.warnings;
  }

  /** Counts of the backup may be those of other content: what was read before must not be found again. */
  async restoreBackup(): Promise<void> {
    await this.parts.scanner.cancel();
    await this.parts.client.restoreBackup();
    this.parts.cache.clear();
  }

  get slowStatements() {
    return this.parts.client.slowStatements;
  }

  async addFolder(path: string): Promise<ScanRoot> {
    const folder = resolve(path);
    await requireFolder(folder);
    const root = await this.parts.client.command('addFolder', { path: folder });
    this.parts.scanner.start([root]);
    await this.watchAgain();
    return root;
  }

  async removeFolder(id: number): Promise<void> {
    await this.parts.scanner.drop(id);
    for (let gone = false; !gone; )
      ({ gone } = await this.parts.client.command('removeFolder', { id, limit: REMOVED_AT_ONCE }));
    await this.watchAgain();
  }

  async watch(isWanted: boolean): Promise<void> {
    this.isWatched = isWanted;
    if (isWanted) await this.parts.watcher.start();
    else this.parts.watcher.stop();
  }

  folders() {
    return this.read('folders', {});
  }

  async scan(): Promise<void> {
    this.parts.scanner.start(await this.folders());
  }

  scanFinished(): Promise<ScanSummary | null> {
    return this.parts.scanner.finished();
  }

  holdScans(reason: ScanHold, holds: boolean): void {
    this.parts.scanner.hold(reason, holds);
  }

  cancelScan(): Promise<void> {
    return this.parts.scanner.cancel();
  }

  async problems() {
    const [scan, analysis] = await Promise.all([this.read('problems', {}), this.read('analysisProblems', {})]);
    return [...scan, ...analysis];
  }

  tracks(input: QueryInput<'tracks'>) {
    return this.read('tracks', input);
  }

  count(query: string, group: TrackGroup | null = null) {
    return this.read('count', { query, ...(group && { group }) });
  }

  track(id: number) {
    return this.read('track', { id });
  }

  /** Not kept in the cache: the ids of a large library would push everything else out of it. */
  async trackIds(sort: TrackSort, query: string): Promise<number[]> {
    return Array.from((await this.parts.client.query('trackIds', { sort, query })).value);
  }

  resolve(source: TrackSource) {
    return this.playlists.resolve(source);
  }

  tracksById(ids: TrackId[]) {
    return this.read('tracksById', { ids });
  }

  /** Neither kept in the cache nor asked for twice. */
  async queue() {
    return (await this.parts.client.query('queue', {})).value;
  }

  async saveQueue(state: StoredQueueState, lists: Omit<StoredQueue, 'state'> | null): Promise<void> {
    await this.parts.client.command('saveQueue', { state, lists });
  }

  search(input: QueryInput<'search'>) {
    return this.read('search', input);
  }

  async setFavourites(ids: TrackId[], favourite: boolean): Promise<void> {
    await this.parts.client.command('setFavourites', { ids, favourite });
  }

  async setRatings(ids: TrackId[], rating: number | null): Promise<void> {
    await this.parts.client.command('setRatings', { ids, rating });
  }

  recordPlay(play: CommandInput<'recordPlay'>): Promise<boolean> {
    return this.parts.client.command('recordPlay', play);
  }

  analysis(file: FileIdentity, algorithmVersion: number) {
    return this.read('analysis', { file: identity(file), algorithmVersion });
  }

  async putAnalysis(file: FileIdentity, algorithmVersion: number, loudness: Loudness): Promise<void> {
    await this.parts.client.command('putAnalysis', { file: identity(file), algorithmVersion, loudness });
  }

  plan(file: FileIdentity, requestHash: string) {
    return this.read('plan', { file: identity(file), requestHash });
  }

  async putPlan(file: FileIdentity, requestHash: string, plan: Plan): Promise<void> {
    await this.parts.client.command('putPlan', { file: identity(file), requestHash, plan });
  }

  fingerprint(id: TrackId) {
    return this.read('fingerprint', { id });
  }

  putFingerprint(file: FileIdentity, measured: StoredFingerprint, contentHash: string | null): Promise<boolean> {
    return this.parts.client.command('putFingerprint', { file: identity(file), measured, contentHash });
  }

  analysisCounts(algorithmVersion: number) {
    return this.read('analysisCounts', { algorithmVersion });
  }

  /** Not kept in the cache, as what follows: the answer changes with every track that is measured. */
  async unmeasuredAmong(ids: TrackId[], algorithmVersion: number): Promise<UnmeasuredTrack[]> {
    return (await this.parts.client.query('unmeasuredAmong', { ids, algorithmVersion })).value;
  }

  async unmeasured(input: QueryInput<'unmeasured'>) {
    return (await this.parts.client.query('unmeasured', input)).value;
  }

  failAnalysis(file: FileIdentity, algorithmVersion: number, problem: Problem): Promise<{ givenUp: boolean }> {
    return this.parts.client.command('failAnalysis', { file: identity(file), algorithmVersion, problem });
  }

  ownPresets() {
    return this.read('ownPresets', {});
  }

  addPreset(preset: Omit<OwnPreset, 'id'>, overrides: KeptOverrides): Promise<OwnPreset['id']> {
    return this.parts.client.command('addPreset', { preset, overrides });
  }

  async describePreset(id: OwnPreset['id'], text: PresetText): Promise<void> {
    await this.parts.client.command('describePreset', { id, text });
  }

  async removePreset(id: OwnPreset['id']): Promise<void> {
    await this.parts.client.command('removePreset', { id });
  }

  overrides(owner: OverrideOwner) {
    return this.read('overrides', { owner });
  }

  async putOverrides(owner: OverrideOwner, overrides: KeptOverrides): Promise<void> {
    await this.parts.client.command('putOverrides', { owner, overrides });
  }

  albumTracks(trackId: TrackId, algorithmVersion: number) {
    return this.read('albumTracks', { trackId, algorithmVersion });
  }

  async artworkFile(hash: string): Promise<{ path: string; mimeType: string } | null> {
    if (!ARTWORK_HASH.test(hash)) return null;
    const artwork = await this.read('artwork', { hash });
    const name = artwork && coverFileName(hash, artwork.mimeType);
    return name ? { path: join(this.parts.artworkFolder, name), mimeType: artwork.mimeType } : null;
  }

  async cacheStatistics() {
    return this.parts.cache.statistics();
  }

  async clearCache(): Promise<void> {
    this.parts.cache.clear();
  }

  sqliteVersion() {
    return this.read('sqliteVersion', {});
  }

  async dispose(): Promise<void> {
    this.parts.watcher.dispose();
    await this.parts.scanner.cancel();
    this.parts.edits.dispose();
    this.store.dispose();
    await this.parts.client.close();
  }

  private async watchAgain(): Promise<void> {
    if (this.isWatched) await this.parts.watcher.start();
  }

  private read<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryOutput<Name>> {
    const { client, cache } = this.parts;
    return cache.read({ name, params: input, reads: QUERIES[name].reads }, () => client.query(name, input));
  }

  /** One number that goes up with every change that a page can show. */
  private announceRevisions(): Disposable {
    return follow(this.parts.client.revisions, (revisions) => {
      const shown = TABLE_GROUPS.filter((group) => group !== 'measurements');
      const revision = shown.reduce((sum, group) => sum + revisions[group], 0);
      if (revision !== this.revision.latest?.revision) this.revision.emit({ revision });
    });
  }
}

/** Throws AuralisError `folder-not-found`, `not-a-folder`, `folder-unreadable`, `name-too-long`. */
async function requireFolder(path: string): Promise<void> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
    if (isFolder) await (await opendir(path)).close();
  } catch (thrown) {
    throw systemError(thrown, path, 'folder');
  }
  if (!isFolder) throw AuralisError.about(path, 'not-a-folder');
}

/** Times are kept in whole milliseconds: what is beyond does not survive every way that a file is copied. */
function identity({ path, sizeBytes, modifiedAtMs }: FileIdentity): FileIdentity {
  return { path, sizeBytes, modifiedAtMs: Math.round(modifiedAtMs) };
}
