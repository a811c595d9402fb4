import { z } from 'zod';
import { MAX_PAGE_SIZE, MAX_QUERY_LENGTH } from '../../../shared/api/library';
import { AnalysisCountsSchema, UnmeasuredTrackSchema } from '../../../shared/domain/background-analysis';
import { ProblemSchema } from '../../../shared/domain/errors';
import { StoredFingerprintSchema } from '../../../shared/domain/fingerprint';
import { ScanProblemSchema, ScanRootSchema, SearchAnswerSchema } from '../../../shared/domain/library';
import { LoudnessSchema } from '../../../shared/domain/loudness';
import { PlanSchema } from '../../../shared/domain/plan';
import { RatingSchema, TrackIdSchema, TrackSchema, TrackSortSchema } from '../../../shared/domain/track';
import { TrackGroupSchema } from '../../../shared/domain/track-source';
import {
  KeptOverridesSchema,
  OverrideOwnerSchema,
  OwnPresetIdSchema,
  OwnPresetSchema,
  PresetTextSchema,
} from '../../../shared/domain/wishes';
import { EDIT_COMMANDS, EDIT_QUERIES } from '../edits/edit-protocol';
import { FileOutcomeSchema, FolderCoverSchema, FoundFileSchema } from '../scan/file-outcome';
import { BROWSE_QUERIES } from './browse-protocol';
import { LIKENESS_QUERIES } from './likeness-protocol';
import { PLAYLIST_COMMANDS, PLAYLIST_QUERIES } from './playlist-protocol';

/**
 * Tables that change together: an answer is valid for as long as the groups that it was read from are unchanged. `albums`
 * is albums, artists and genres; `opinions` favourites and ratings, `plays` play and skip counts, which lie in `tracks` but
 * change far more often than the rest of it.
 */
export const TABLE_GROUPS = [
  'roots',
  'tracks',
  'albums',
  'opinions',
  'plays',
  'playlists',
  'problems',
  'measurements',
  'wishes',
  'copies',
] as const;
export type TableGroup = (typeof TABLE_GROUPS)[number];
export const RevisionsSchema = z.record(z.enum(TABLE_GROUPS), z.number().int());
export type Revisions = z.infer<typeof RevisionsSchema>;

const QuerySchema = z.string().max(MAX_QUERY_LENGTH);
/** Only tracks of this group. */
const GroupSchema = TrackGroupSchema.nullish();
const LimitSchema = z.number().int().min(1).max(MAX_PAGE_SIZE);
const FileIdentitySchema = z.object({ path: z.string(), sizeBytes: z.number(), modifiedAtMs: z.number() });
const RootIdSchema = z.number().int().positive();
const QueuePlaceSchema = z.object({ addedAtMs: z.number(), id: TrackIdSchema });
const VersionSchema = z.number().int();
/** A track of an album, and what is measured of it as it is played. */
const AlbumTrackSchema = z.object({
  id: TrackIdSchema,
  path: z.string(),
  sizeBytes: z.number(),
  modifiedAtMs: z.number(),
  seconds: z.number().nullable(),
  lufs: z.number().nullable(),
  truePeakDbtp: z.number().nullable(),
  crestDb: z.number().nullable(),
});
const Nothing = z.object({});
const Done = z.null();

interface QueryDefinition {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The groups that the answer depends on. */
  readonly reads: readonly TableGroup[];
}

/** Everything that can be asked of the worker without changing anything. */
export const QUERIES = {
  ...PLAYLIST_QUERIES,
  ...BROWSE_QUERIES,
  ...LIKENESS_QUERIES,
  folders: { input: Nothing, output: z.array(ScanRootSchema), reads: ['roots'] },
  problems: { input: Nothing, output: z.array(ScanProblemSchema), reads: ['problems'] },
  tracks: {
    input: z.object({
      sort: TrackSortSchema,
      query: QuerySchema,
      group: GroupSchema,
      cursor: z.string().max(4096).nullable(),
      limit: LimitSchema,
    }),
    output: z.object({ tracks: z.array(TrackSchema), next: z.string().nullable() }),
    reads: ['tracks', 'roots', 'opinions', 'plays'],
  },
  count: {
    input: z.object({ query: QuerySchema, group: GroupSchema }),
    output: z.object({ tracks: z.number().int() }),
    reads: ['tracks', 'opinions', 'plays'],
  },
  track: {
    input: z.object({ id: TrackIdSchema }),
    output: TrackSchema,
    reads: ['tracks', 'roots', 'opinions', 'plays'],
  },
  trackIds: {
    input: z.object({ sort: TrackSortSchema, query: QuerySchema, group: GroupSchema }),
    output: z.instanceof(Uint32Array),
    reads: ['tracks', 'opinions', 'plays'],
  },
  search: {
    input: z.object({ query: QuerySchema, limit: LimitSchema }),
    output: SearchAnswerSchema,
    reads: ['tracks', 'albums', 'opinions', 'plays'],
  },
  artwork: {
    input: z.object({ hash: z.string() }),
    output: z.object({ mimeType: z.string() }).nullable(),
    reads: ['tracks'],
  },
  analysis: {
    input: z.object({ file: FileIdentitySchema, algorithmVersion: z.number().int() }),
    output: LoudnessSchema.nullable(),
    reads: ['measurements'],
  },
  plan: {
    input: z.object({ file: FileIdentitySchema, requestHash: z.string() }),
    output: PlanSchema.nullable(),
    reads: ['measurements'],
  },
  fingerprint: {
    input: z.object({ id: TrackIdSchema }),
    output: StoredFingerprintSchema.nullable(),
    reads: ['tracks', 'measurements'],
  },
  analysisCounts: {
    input: z.object({ algorithmVersion: VersionSchema }),
    output: AnalysisCountsSchema,
    reads: ['tracks', 'roots', 'measurements'],
  },
  /** Those of the given tracks that wait to be measured, in that order. */
  unmeasuredAmong: {
    input: z.object({ ids: z.array(TrackIdSchema), algorithmVersion: VersionSchema }),
    output: z.array(UnmeasuredTrackSchema),
    reads: ['tracks', 'roots', 'measurements'],
  },
  /** The next tracks that wait to be measured, newest first, from a place on; `next` is null at the end. */
  unmeasured: {
    input: z.object({ after: QueuePlaceSchema.nullable(), limit: LimitSchema, algorithmVersion: VersionSchema }),
    output: z.object({ tracks: z.array(UnmeasuredTrackSchema), next: QueuePlaceSchema.nullable() }),
    reads: ['tracks', 'roots', 'measurements'],
  },
  analysisProblems: { input: Nothing, output: z.array(ScanProblemSchema), reads: ['problems', 'tracks'] },
  ...EDIT_QUERIES,
  ownPresets: { input: Nothing, output: z.array(OwnPresetSchema), reads: ['wishes'] },
  /** Null where there is no such owner. */
  overrides: {
    input: z.object({ owner: OverrideOwnerSchema }),
    output: KeptOverridesSchema.nullable(),
    reads: ['wishes', 'tracks', 'albums'],
  },
  /** The tracks of the album that a track is on; empty where it is on none. */
  albumTracks: {
    input: z.object({ trackId: TrackIdSchema, algorithmVersion: VersionSchema }),
    output: z.array(AlbumTrackSchema),
    reads: ['tracks', 'measurements'],
  },
  sqliteVersion: { input: Nothing, output: z.string(), reads: [] },
} as const satisfies Record<string, QueryDefinition>;

interface CommandDefinition {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** Everything that changes the library. Each runs alone, in one transaction. */
export const COMMANDS = {
  ...PLAYLIST_COMMANDS,
  addFolder: { input: z.object({ path: z.string().min(1) }), output: ScanRootSchema },
  /** Takes out up to `limit` tracks of the root; once none is left, the root itself. */
  removeFolder: { input: z.object({ id: RootIdSchema, limit: LimitSchema }), output: z.object({ gone: z.boolean() }) },
  setFavourites: { input: z.object({ ids: z.array(TrackIdSchema), favourite: z.boolean() }), output: Done },
  setRatings: { input: z.object({ ids: z.array(TrackIdSchema), rating: RatingSchema.nullable() }), output: Done },
  /** Notes how far a play has got; false where the library has no such track any more. */
  recordPlay: {
    input: z.object({
      trackId: TrackIdSchema,
      atMs: z.number(),
      ms: z.number().nonnegative(),
      completed: z.boolean(),
      skipped: z.boolean(),
    }),
    output: z.boolean(),
  },
  putAnalysis: {
    input: z.object({ file: FileIdentitySchema, algorithmVersion: z.number().int(), loudness: LoudnessSchema }),
    output: Done,
  },
  putPlan: {
    input: z.object({ file: FileIdentitySchema, requestHash: z.string(), plan: PlanSchema }),
    output: Done,
  },
  /** Keeps what the sound of exactly this file measured; false where the library has no such track any more. */
  putFingerprint: {
    input: z.object({
      file: FileIdentitySchema,
      measured: StoredFingerprintSchema,
      contentHash: z.string().nullable(),
    }),
    output: z.boolean(),
  },
  /** Notes a failed attempt to measure; answers whether the file is given up. */
  failAnalysis: {
    input: z.object({ file: FileIdentitySchema, algorithmVersion: VersionSchema, problem: ProblemSchema }),
    output: z.object({ givenUp: z.boolean() }),
  },
  /** Keeps a preset with its parameters; answers its id. Refuses a name that another one has. */
  addPreset: {
    input: z.object({ preset: OwnPresetSchema.omit({ id: true }), overrides: KeptOverridesSchema }),
    output: OwnPresetIdSchema,
  },
  describePreset: { input: z.object({ id: OwnPresetIdSchema, text: PresetTextSchema }), output: Done },
  removePreset: { input: z.object({ id: OwnPresetIdSchema }), output: Done },
  putOverrides: { input: z.object({ owner: OverrideOwnerSchema, overrides: KeptOverridesSchema }), output: Done },
  /** Answers how many tracks of the root are stored. */
  beginScan: {
    input: z.object({
      rootId: RootIdSchema,
      foldsCase: z.boolean().optional(),
      /** The places in it that are looked at; null or missing for all of it. */
      places: z.array(z.string()).nullable().optional(),
    }),
    output: z.object({ tracks: z.number().int() }),
  },
  /** Of the files found, those that are new or different from what is stored, or whose folder has another cover. */
  compareFiles: {
    input: z.object({
      rootId: RootIdSchema,
      files: z.array(FoundFileSchema),
      covers: z.array(FolderCoverSchema),
    }),
    output: z.array(FoundFileSchema),
  },
  storeFiles: {
    input: z.object({ rootId: RootIdSchema, outcomes: z.array(FileOutcomeSchema) }),
    output: z.object({ added: z.number().int(), updated: z.number().int(), removed: z.number().int() }),
  },
  /** Something is wrong with a folder, or with a file that could not even be looked at. */
  storeProblem: {
    input: z.object({ rootId: RootIdSchema, path: z.string(), problem: ProblemSchema }),
    output: Done,
  },
  /**
   * Takes out up to `limit` tracks that the scan did not see, save those whose file was found under another name; those below `unreachable` stay, as not available.
   */
  removeUnseen: {
    input: z.object({ rootId: RootIdSchema, unreachable: z.array(z.string()), limit: LimitSchema }),
    output: z.object({ removed: z.number().int(), moved: z.number().int(), done: z.boolean() }),
  },
  /** Takes out up to `limit` covers that neither a track nor an album shows any more; answers which. */
  removeOrphanCovers: {
    input: z.object({ limit: LimitSchema }),
    output: z.array(z.object({ hash: z.string(), mimeType: z.string() })),
  },
  finishScan: { input: z.object({ rootId: RootIdSchema }), output: Done },
  /** The root cannot be reached: everything in it is not available, and nothing is taken out. */
  loseRoot: { input: z.object({ rootId: RootIdSchema, problem: ProblemSchema }), output: Done },
  ...EDIT_COMMANDS,
} as const satisfies Record<string, CommandDefinition>;

export type QueryName = keyof typeof QUERIES;
export type QueryInput<Name extends QueryName> = z.infer<(typeof QUERIES)[Name]['input']>;
export type QueryOutput<Name extends QueryName> = z.infer<(typeof QUERIES)[Name]['output']>;
export type CommandName = keyof typeof COMMANDS;
export type CommandInput<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]['output']>;

const queryNames = Object.keys(QUERIES) as [QueryName, ...QueryName[]];
const commandNames = Object.keys(COMMANDS) as [CommandName, ...CommandName[]];

/** Main to worker. */
export const LibraryRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('query'), id: z.number().int(), name: z.enum(queryNames), input: z.unknown() }),
  z.object({ kind: z.literal('command'), id: z.number().int(), name: z.enum(commandNames), input: z.unknown() }),
  z.object({ kind: z.literal('close') }),
]);
export type LibraryRequest = z.infer<typeof LibraryRequestSchema>;

/** Worker to main. Every answer carries the revisions that it was read or written at. */
export const LibraryMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), notices: z.array(ProblemSchema), revisions: RevisionsSchema }),
  z.object({ kind: z.literal('refused'), problem: ProblemSchema }),
  z.object({ kind: z.literal('answer'), id: z.number().int(), value: z.unknown(), revisions: RevisionsSchema }),
  z.object({ kind: z.literal('failure'), id: z.number().int(), problem: ProblemSchema }),
  /** Another process wrote. */
  z.object({ kind: z.literal('revisions'), revisions: RevisionsSchema }),
  /** What people must be told, although nothing was asked. */
  z.object({ kind: z.literal('warning'), problem: ProblemSchema }),
  z.object({ kind: z.literal('slow'), name: z.string(), milliseconds: z.number() }),
]);
export type LibraryMessage = z.infer<typeof LibraryMessageSchema>;

/** How the worker is started. */
export const WorkerOptionsSchema = z.object({
  file: z.string(),
  locale: z.string().nullable(),
  forgetsOnRestart: z.boolean(),
  /** Puts the newest backup in the library's place first. */
  restores: z.boolean().optional(),
});
export type WorkerOptions = z.infer<typeof WorkerOptionsSchema>;
