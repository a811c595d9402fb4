import { z } from 'zod';
import { SmartRulesSchema } from './smart-rules';
import { TrackSchema } from './track';
import { PlaylistIdSchema } from './track-source';

export const PlaylistNameSchema = z.string().trim().min(1).max(200);
export const PlaylistDescriptionSchema = z.string().trim().max(2000);
/** An entry keeps its id wherever it is moved; of a smart playlist it is the track's. */
export const EntryIdSchema = z.number().int().positive();

/** A playlist as it stands in a list of them. */
export const PlaylistSummarySchema = z.object({
  id: PlaylistIdSchema,
  name: z.string(),
  smart: z.boolean(),
  /** Entries in all; null for a smart one, which is found when it is looked at. */
  entries: z.number().int().nullable(),
});
export type PlaylistSummary = z.infer<typeof PlaylistSummarySchema>;

export const PlaylistSchema = z.object({
  id: PlaylistIdSchema,
  name: z.string(),
  description: z.string(),
  /** Null for one that the person fills. */
  rules: SmartRulesSchema.nullable(),
  createdAtMs: z.number(),
  changedAtMs: z.number(),
  entries: z.number().int(),
  /** Of all entries whose length is known, seconds. */
  durationSeconds: z.number(),
  /** Entries whose file is not in the library any more. */
  lost: z.number().int(),
});
export type Playlist = z.infer<typeof PlaylistSchema>;

/** What is remembered of an entry whose file has left the library; it is found again when the file comes back. */
export const LostTrackSchema = z.object({
  path: z.string(),
  title: z.string(),
  artist: z.string().nullable(),
  album: z.string().nullable(),
  durationSeconds: z.number().nullable(),
});
export type LostTrack = z.infer<typeof LostTrackSchema>;

/** Exactly one of the two is there. */
export const PlaylistEntrySchema = z.object({
  id: EntryIdSchema,
  track: TrackSchema.nullable(),
  lost: LostTrackSchema.nullable(),
});
export type PlaylistEntry = z.infer<typeof PlaylistEntrySchema>;

export const EDIT_KINDS = ['create', 'change', 'delete', 'add', 'remove', 'move'] as const;

/** An edit that was undone or done again. */
export const PlaylistEditSchema = z.object({
  kind: z.enum(EDIT_KINDS),
  playlistId: PlaylistIdSchema,
  name: z.string(),
  /** Entries that it concerns. */
  entries: z.number().int(),
});
export type PlaylistEdit = z.infer<typeof PlaylistEditSchema>;

export const PLAYLIST_FORMATS = ['m3u8', 'm3u', 'xspf'] as const;
export type PlaylistFormat = (typeof PLAYLIST_FORMATS)[number];

/** Why an entry of a playlist file is left out. */
export const LEFT_OUT_REASONS = [
  'not-in-library',
  'remote',
  'too-long',
  'not-a-path',
  'line-break',
  'not-in-this-encoding',
] as const;

export const LeftOutEntrySchema = z.object({
  /** Place in the file, from 1. */
  position: z.number().int(),
  /** As the file has it, shortened where it is very long. */
  location: z.string(),
  reason: z.enum(LEFT_OUT_REASONS),
});
export type LeftOutEntry = z.infer<typeof LeftOutEntrySchema>;

/** What became of a playlist file. */
export const ImportReportSchema = z.object({
  playlistId: PlaylistIdSchema,
  name: z.string(),
  entries: z.number().int(),
  /** How the tracks were recognised. */
  by: z.object({ path: z.number().int(), name: z.number().int(), tags: z.number().int() }),
  leftOut: z.array(LeftOutEntrySchema),
});
export type ImportReport = z.infer<typeof ImportReportSchema>;

export const ExportReportSchema = z.object({
  file: z.string(),
  entries: z.number().int(),
  leftOut: z.array(LeftOutEntrySchema),
});
export type ExportReport = z.infer<typeof ExportReportSchema>;
