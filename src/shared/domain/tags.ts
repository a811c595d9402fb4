import { z } from 'zod';
import { ProblemSchema } from './errors';
import { TrackIdSchema } from './track';

/** Longest single text, and longest lyrics or comment, that are written, in characters. */
const LONGEST_TAG = 16_384;
const LONGEST_TAG_TEXT = 65_536;
/** Most values of one field, such as artists. */
const MOST_VALUES = 64;
const MOST_POSITION = 99_999;
const MOST_BPM = 999;

/** Most files that one edit writes to. */
export const MOST_FILES_AN_EDIT = 1000;

const TAB = 9;
const LINE_FEED = 10;
const FIRST_PRINTABLE = 32;
const DELETE = 127;

/** No control character but tab and line feed, and no half of a surrogate pair. */
function clean(value: string): boolean {
  if (value !== value.toWellFormed()) return false;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === DELETE || (code < FIRST_PRINTABLE && code !== TAB && code !== LINE_FEED)) return false;
  }
  return true;
}

const text = (longest: number) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    .refine(clean, 'holds characters that are no text, such as NUL');
const line = text(LONGEST_TAG).refine((value) => !value.includes('\n'), 'holds a line break');
/** Empty text is no text. */
const optional = (schema: z.ZodType<string>) =>
  schema
    .transform((value) => value.trim())
    .transform((value) => (value === '' ? null : value))
    .nullable();
const list = z
  .array(line)
  .max(MOST_VALUES)
  .transform((values) => [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]);
const count = (most: number) => z.number().int().min(1).max(most).nullable();
const date = line.refine(isDate, 'is no date: a year, a month (1999-12) or a day (1999-12-31) is meant');

function isDate(value: string): boolean {
  const trimmed = value.trim();
  if (trimmed === '') return true;
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(trimmed) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= last));
}

/** What becomes of the cover: another picture, named by a token of the dialog in which it was chosen, or none. */
const CoverChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('replace'), token: z.string().max(100) }),
  z.object({ kind: z.literal('remove') }),
]);

/** The fields that are to be different; whatever is not named stays as it is. Null and empty lists take a field out. */
export const TagChangesSchema = z.strictObject({
  title: optional(line).optional(),
  artists: list.optional(),
  album: optional(line).optional(),
  albumArtists: list.optional(),
  composers: list.optional(),
  genres: list.optional(),
  date: optional(date).optional(),
  trackNumber: count(MOST_POSITION).optional(),
  trackCount: count(MOST_POSITION).optional(),
  discNumber: count(MOST_POSITION).optional(),
  discCount: count(MOST_POSITION).optional(),
  comment: optional(text(LONGEST_TAG_TEXT)).optional(),
  lyrics: optional(text(LONGEST_TAG_TEXT)).optional(),
  compilation: z.boolean().optional(),
  /** Beats per minute. */
  bpm: count(MOST_BPM).optional(),
  titleSort: optional(line).optional(),
  artistSort: optional(line).optional(),
  albumSort: optional(line).optional(),
  albumArtistSort: optional(line).optional(),
  cover: CoverChangeSchema.optional(),
});
export type TagChanges = z.infer<typeof TagChangesSchema>;

export const TAG_FIELDS = [
  'title',
  'artists',
  'album',
  'albumArtists',
  'composers',
  'genres',
  'date',
  'trackNumber',
  'trackCount',
  'discNumber',
  'discCount',
  'comment',
  'lyrics',
  'compilation',
  'bpm',
  'titleSort',
  'artistSort',
  'albumSort',
  'albumArtistSort',
] as const satisfies readonly (keyof TagChanges)[];
export type TagField = (typeof TAG_FIELDS)[number];

/** A picture inside a file, by the SHA-256 of its bytes. */
export const TagPictureSchema = z.object({ hash: z.string(), mimeType: z.string(), sizeBytes: z.number().int() });
export type TagPicture = z.infer<typeof TagPictureSchema>;

/** What a file's tags say now. Odd values are kept as they are: only what is written must be well-formed. */
export const EditableTagsSchema = z.object({
  title: z.string().nullable(),
  artists: z.array(z.string()),
  album: z.string().nullable(),
  albumArtists: z.array(z.string()),
  composers: z.array(z.string()),
  genres: z.array(z.string()),
  date: z.string().nullable(),
  trackNumber: z.number().int().nullable(),
  trackCount: z.number().int().nullable(),
  discNumber: z.number().int().nullable(),
  discCount: z.number().int().nullable(),
  comment: z.string().nullable(),
  lyrics: z.string().nullable(),
  compilation: z.boolean(),
  bpm: z.number().int().nullable(),
  titleSort: z.string().nullable(),
  artistSort: z.string().nullable(),
  albumSort: z.string().nullable(),
  albumArtistSort: z.string().nullable(),
  cover: TagPictureSchema.nullable(),
});
export type EditableTags = z.infer<typeof EditableTagsSchema>;
export type TagValue = EditableTags[TagField];

/** One field before and after, for the person to look at before anything is written. */
export const TagDifferenceSchema = z.object({
  field: z.enum([...TAG_FIELDS, 'cover']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type TagDifference = z.infer<typeof TagDifferenceSchema>;

/** What an edit would do to one file, or why it would not. */
export const TagPreviewSchema = z.object({
  trackId: TrackIdSchema,
  path: z.string(),
  differences: z.array(TagDifferenceSchema),
  /** Further names of the same file on the disk, which would keep the old tags. */
  otherNames: z.number().int(),
  problem: ProblemSchema.nullable(),
});
export type TagPreview = z.infer<typeof TagPreviewSchema>;

/** The tags of several files at once: a field is mixed where they differ. */
export const TagSummarySchema = z.object({
  files: z.number().int(),
  /** Only of fields in which all files agree. */
  common: EditableTagsSchema.partial(),
  mixed: z.array(z.enum([...TAG_FIELDS, 'cover'])),
  problems: z.array(z.object({ trackId: TrackIdSchema, problem: ProblemSchema })),
});
export type TagSummary = z.infer<typeof TagSummarySchema>;

/** A finished edit: it can be undone for as long as it is kept. */
export const TagEditSchema = z.object({
  id: z.number().int(),
  atMs: z.number(),
  /** Files that were written and are as the edit left them, as far as is known. */
  files: z.number().int(),
  fields: z.array(z.enum([...TAG_FIELDS, 'cover'])),
});
export type TagEdit = z.infer<typeof TagEditSchema>;

/** What writing or undoing came to. */
export const TagOutcomeSchema = z.object({
  /** The edit that can be undone; null where nothing was written. */
  editId: z.number().int().nullable(),
  written: z.number().int(),
  /** Files that say already what was wished. */
  unchanged: z.number().int(),
  problems: z.array(z.object({ path: z.string(), problem: ProblemSchema })),
});
export type TagOutcome = z.infer<typeof TagOutcomeSchema>;

/** What writing has come to. */
export const TagWorkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('writing'), done: z.number().int(), of: z.number().int() }),
]);
export type TagWork = z.infer<typeof TagWorkSchema>;
