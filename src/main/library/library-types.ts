import type { AnalysisCounts, UnmeasuredTrack } from '../../shared/domain/background-analysis';
import type { Problem } from '../../shared/domain/errors';
import type { StoredFingerprint } from '../../shared/domain/fingerprint';
import type {
  CacheStatistics,
  ScanProblem,
  ScanRoot,
  ScanState,
  ScanSummary,
  SearchAnswer,
} from '../../shared/domain/library';
import type { Loudness } from '../../shared/domain/loudness';
import type { Plan } from '../../shared/domain/plan';
import type { StoredQueueState } from '../../shared/domain/queue';
import type { Track, TrackId, TrackSort } from '../../shared/domain/track';
import type { TrackGroup, TrackSource } from '../../shared/domain/track-source';
import type { KeptOverrides, OverrideOwner, OwnPreset, PresetText } from '../../shared/domain/wishes';
import type { Live } from '../events';
import type { ProcessLauncher } from '../processes';
import type { BrowseLibrary } from './browse-types';
import type { EditLog } from './edits/edit-log';
import type { LikenessLibrary } from './likeness-types';
import type { PlaylistLibrary } from './playlist-types';
import type { ScanHold } from './scan';
import type { PlayReport } from './tables/opinion-table';
import type { StoredQueue } from './tables/queue-table';

/** Faults that a diagnostic run may plant to prove that its scenarios notice them. */
export type LibraryFault = 'library.forgets-on-restart' | 'library.stale-cache';

export interface LibraryOptions {
  /** Database file; its folder is created where it is missing. */
  file: string;
  /** Folder of the covers, one file for each different picture. */
  artworkFolder: string;
  /** Folder of the built entries library-worker.js and tag-process.js. */
  processFolder: string;
  /** Starts the processes that read tags. */
  launcher: ProcessLauncher;
  /** Most memory that cached answers may take, bytes. */
  cacheBudgetBytes: number;
  /** BCP 47 tag to sort by. Without it the library keeps the one it has; a new one sorts by the system's. */
  locale?: string;
  faults?: { has(name: string): boolean };
}

/** A file as it was when it was measured: another size or time means another sound. */
export interface FileIdentity {
  path: string;
  sizeBytes: number;
  modifiedAtMs: number;
}

/** Where to go on among the tracks that wait to be measured. */
export interface QueuePlace {
  addedAtMs: number;
  id: TrackId;
}

/** A track of an album with what is measured of it as it is played; null where that is not measured. */
export interface MeasuredAlbumTrack extends FileIdentity {
  id: TrackId;
  seconds: number | null;
  lufs: number | null;
  truePeakDbtp: number | null;
  crestDb: number | null;
}

/** A statement that took longer than the worker allows itself. */
export interface SlowStatement {
  name: string;
  milliseconds: number;
}

/**
 * The person's music: what `src/shared/api/library.ts` promises to the page, and what playback needs besides. Every
 * method throws AuralisError; what reads answer is frozen plain data.
 */
export interface Library {
  /** What people must be told about opening it, such as a damaged library that was set aside. */
  readonly notices: readonly Problem[];
  readonly scanState: Live<ScanState>;
  /** Announced whenever tracks, folders, problems or playlists changed. */
  readonly revision: Live<{ revision: number }>;
  /** Hashes of covers that nothing showed any more after a scan: their files are gone. */
  readonly coversGone: Live<readonly string[]>;
  readonly slowStatements: Live<SlowStatement>;
  readonly playlists: PlaylistLibrary;
  readonly browse: BrowseLibrary;
  readonly likeness: LikenessLibrary;
  /** What people must be told although nothing was asked: a copy that could not be written, a library that is gone. */
  readonly warnings: Live<Problem>;

  /** Puts the newest backup in the library's place; what is there is set aside. Throws AuralisError `no-backup`. */
  restoreBackup(): Promise<void>;

  /** Stores the folder and starts scanning it; a folder already there is only scanned again. */
  addFolder(path: string): Promise<ScanRoot>;
  removeFolder(id: number): Promise<void>;
  folders(): Promise<ScanRoot[]>;
  /** Starts scanning every folder; answers once it has begun. */
  scan(): Promise<void>;
  /** Answers when no scan runs any more, with what the last one did; null where none ran since the start. */
  scanFinished(): Promise<ScanSummary | null>;
  /**
   * For as long as it holds, scans wait: for playback each of them where it is, on battery those that look through a whole
   * folder without having been asked for.
   */
  holdScans(reason: ScanHold, holds: boolean): void;
  /** Answers once the scan has stopped. What it stored until then stays. */
  cancelScan(): Promise<void>;
  /**
   * Keeps the library equal to what is on disk from now on: looks through the folders once, and then wherever something
   * changes. Answers once watching has begun, or has ended.
   */
  watch(isWanted: boolean): Promise<void>;
  problems(): Promise<ScanProblem[]>;

  tracks(input: {
    sort: TrackSort;
    query: string;
    /** Only tracks of this group. */
    group?: TrackGroup | null;
    cursor: string | null;
    limit: number;
  }): Promise<{ tracks: Track[]; next: string | null }>;
  count(query: string, group?: TrackGroup | null): Promise<{ tracks: number }>;
  track(id: TrackId): Promise<Track>;
  /** The ids of all tracks that match, in order. */
  trackIds(sort: TrackSort, query: string): Promise<number[]>;
  /** The ids of the tracks that are meant, in order. */
  resolve(source: TrackSource): Promise<Uint32Array>;
  /** Those of these tracks that are there, in no particular order; at most a page of them. */
  tracksById(ids: TrackId[]): Promise<Track[]>;
  /** The queue as the last run left it; null where it left none. */
  queue(): Promise<StoredQueue | null>;
  /** Without lists where only the place has changed. */
  saveQueue(state: StoredQueueState, lists: Omit<StoredQueue, 'state'> | null): Promise<void>;
  search(input: { query: string; limit: number }): Promise<SearchAnswer>;
  /** For all of them or, where one is not there, for none. */
  setFavourites(ids: TrackId[], favourite: boolean): Promise<void>;
  /** 0..100; null takes the rating away. For all of them or none. */
  setRatings(ids: TrackId[], rating: number | null): Promise<void>;
  /** Notes how far a play has got; false where the track is not there any more. */
  recordPlay(play: PlayReport): Promise<boolean>;

  /** Loudness measured from the whole of exactly this file by this version of the algorithm, else null. */
  analysis(file: FileIdentity, algorithmVersion: number): Promise<Loudness | null>;
  putAnalysis(file: FileIdentity, algorithmVersion: number, loudness: Loudness): Promise<void>;
  /** The plan stored for exactly this file under a hash of everything it was decided from, else null. */
  plan(file: FileIdentity, requestHash: string): Promise<Plan | null>;
  putPlan(file: FileIdentity, requestHash: string, plan: Plan): Promise<void>;

  /** What the track's sound measured, also by an older version of the algorithm; null where it was not measured yet. */
  fingerprint(id: TrackId): Promise<StoredFingerprint | null>;
  /**
   * Keeps what was measured, with the hash of the sound that it was measured from where that is known. Answers false where
   * the library has no track of exactly this file any more: then nothing is kept.
   */
  putFingerprint(file: FileIdentity, measured: StoredFingerprint, contentHash: string | null): Promise<boolean>;
  analysisCounts(algorithmVersion: number): Promise<AnalysisCounts>;
  /** Those of the given tracks that wait to be measured, in that order. */
  unmeasuredAmong(ids: TrackId[], algorithmVersion: number): Promise<UnmeasuredTrack[]>;
  /** The next tracks that wait to be measured, newest first, from a place on; `next` is null at the end. */
  unmeasured(input: {
    after: QueuePlace | null;
    limit: number;
    algorithmVersion: number;
  }): Promise<{ tracks: UnmeasuredTrack[]; next: QueuePlace | null }>;
  /** Notes a failed attempt to measure; the second one gives the file up until it changes, and makes it a problem. */
  failAnalysis(file: FileIdentity, algorithmVersion: number, problem: Problem): Promise<{ givenUp: boolean }>;

  /** What was written into files, and how it is undone. */
  readonly edits: EditLog;
  /** Presets of the person's own, in the order they were made. */
  ownPresets(): Promise<OwnPreset[]>;
  /** Keeps a preset with its parameters, and answers its id. Throws `preset-name-taken`. */
  addPreset(preset: Omit<OwnPreset, 'id'>, overrides: KeptOverrides): Promise<OwnPreset['id']>;
  /** Throws `preset-not-found`, `preset-name-taken`. */
  describePreset(id: OwnPreset['id'], text: PresetText): Promise<void>;
  /** Takes a preset out with what was set for it; one that is gone already is no error. */
  removePreset(id: OwnPreset['id']): Promise<void>;
  /** What is set by hand for a track, an album or a preset; null where there is no such one. */
  overrides(owner: OverrideOwner): Promise<KeptOverrides | null>;
  /** Replaces what is set. Throws `track-not-found` where there is no such track, or it is on no album. */
  putOverrides(owner: OverrideOwner, overrides: KeptOverrides): Promise<void>;
  /** The tracks of the album that a track is on, in its order, with what is measured of them; empty where it is on none. */
  albumTracks(trackId: TrackId, algorithmVersion: number): Promise<MeasuredAlbumTrack[]>;

  /** Where a cover lies on disk; null for a hash that the library does not hold. */
  artworkFile(hash: string): Promise<{ path: string; mimeType: string } | null>;

  cacheStatistics(): Promise<CacheStatistics>;
  clearCache(): Promise<void>;
  /** Version of the SQLite that the library runs on, as SQLite itself says it. */
  sqliteVersion(): Promise<string>;
  /** Stops the scan, closes the database and ends the worker. */
  dispose(): Promise<void>;
}
