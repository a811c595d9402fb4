import { z } from 'zod';
import { MAX_PAGE_SIZE } from '../../../shared/api/library';
import {
  EntryIdSchema,
  PlaylistDescriptionSchema,
  PlaylistEditSchema,
  PlaylistEntrySchema,
  PlaylistNameSchema,
  PlaylistSchema,
  PlaylistSummarySchema,
} from '../../../shared/domain/playlist';
import { StoredQueueStateSchema } from '../../../shared/domain/queue';
import { SmartRulesSchema } from '../../../shared/domain/smart-rules';
import { TrackIdSchema, TrackSchema } from '../../../shared/domain/track';
import { PlaylistIdSchema } from '../../../shared/domain/track-source';
import { FileEntrySchema, MatchSchema } from '../playlists/file-entries';

/** Most tracks that one write adds; more are added in parts. */
export const ADDED_AT_ONCE = 5000;
/** Most entries that one edit names. */
const MOST_ENTRIES = 1_000_000;

const LimitSchema = z.number().int().min(1).max(MAX_PAGE_SIZE);
const CursorSchema = z.string().max(4096).nullable();
/** What “the last days” of smart rules are counted from: part of the question, so that an answer stays true. */
const NowSchema = z.number();
const EntriesSchema = z.array(EntryIdSchema).max(MOST_ENTRIES);
const DetailsSchema = z.object({
  name: PlaylistNameSchema,
  description: PlaylistDescriptionSchema,
  rules: SmartRulesSchema.nullable(),
});
const StoredQueueSchema = z.object({
  state: StoredQueueStateSchema,
  tracks: z.instanceof(Uint32Array),
  restore: z.instanceof(Uint32Array).nullable(),
});
const Nothing = z.object({});
const Done = z.null();
const Counted = z.object({ entries: z.number().int() });

/** What the entries of a filled and of a smart playlist are read from. */
const CONTENT = ['playlists', 'tracks', 'roots', 'opinions', 'plays', 'measurements'] as const;

export const PLAYLIST_QUERIES = {
  playlists: { input: Nothing, output: z.array(PlaylistSummarySchema), reads: ['playlists'] },
  playlist: { input: z.object({ id: PlaylistIdSchema, nowMs: NowSchema }), output: PlaylistSchema, reads: CONTENT },
  playlistEntries: {
    input: z.object({ id: PlaylistIdSchema, cursor: CursorSchema, limit: LimitSchema, nowMs: NowSchema }),
    output: z.object({ entries: z.array(PlaylistEntrySchema), next: z.string().nullable() }),
    reads: CONTENT,
  },
  /** The ids of the tracks that are there, in order. */
  playlistTrackIds: {
    input: z.object({ id: PlaylistIdSchema, nowMs: NowSchema }),
    output: z.instanceof(Uint32Array),
    reads: CONTENT,
  },
  smartCount: {
    input: z.object({ rules: SmartRulesSchema, nowMs: NowSchema }),
    output: z.object({ tracks: z.number().int(), durationSeconds: z.number() }),
    reads: ['tracks', 'roots', 'opinions', 'plays', 'measurements'],
  },
  /** Those that are there, in no particular order. */
  tracksById: {
    input: z.object({ ids: z.array(TrackIdSchema).max(MAX_PAGE_SIZE) }),
    output: z.array(TrackSchema),
    reads: ['tracks', 'roots', 'opinions', 'plays'],
  },
  /** The queue as the last run left it; null where it left none. */
  queue: { input: Nothing, output: StoredQueueSchema.nullable(), reads: [] },
  matchEntries: {
    input: z.object({ entries: z.array(FileEntrySchema).max(ADDED_AT_ONCE) }),
    output: z.array(MatchSchema.nullable()),
    reads: ['tracks'],
  },
} as const;

export const PLAYLIST_COMMANDS = {
  createPlaylist: { input: DetailsSchema, output: z.object({ id: PlaylistIdSchema }) },
  changePlaylist: { input: DetailsSchema.partial().extend({ id: PlaylistIdSchema }), output: Done },
  deletePlaylist: { input: z.object({ id: PlaylistIdSchema }), output: Done },
  /** Before an entry, or at the end. `goesOn` says that it is another part of what was added last: one edit. */
  addToPlaylist: {
    input: z.object({
      id: PlaylistIdSchema,
      trackIds: z.array(TrackIdSchema).max(ADDED_AT_ONCE),
      before: EntryIdSchema.nullable(),
      goesOn: z.boolean(),
    }),
    output: Counted,
  },
  removeFromPlaylist: { input: z.object({ id: PlaylistIdSchema, entries: EntriesSchema }), output: Counted },
  moveInPlaylist: {
    input: z.object({ id: PlaylistIdSchema, entries: EntriesSchema, before: EntryIdSchema.nullable() }),
    output: Counted,
  },
  /** Without lists where only the place has changed. */
  saveQueue: {
    input: z.object({
      state: StoredQueueStateSchema,
      lists: StoredQueueSchema.omit({ state: true }).nullable(),
    }),
    output: Done,
  },
  undoPlaylistEdit: { input: Nothing, output: PlaylistEditSchema.nullable() },
  redoPlaylistEdit: { input: Nothing, output: PlaylistEditSchema.nullable() },
} as const;
