import {
  ByteVector,
  type File,
  type Id3v2FrameIdentifier,
  Id3v2FrameIdentifiers,
  type Id3v2Tag,
  type IPicture,
  Picture,
  PictureType,
  TagTypes,
} from 'node-taglib-sharp';
import type { TagChanges, TagField } from '../../../shared/domain/tags';
import { isAppleText, writeAppleTexts } from './apple-text';
import { writeCompilation } from './compilation-tag';
import { readDate, writeDate } from './date-tag';
import { coverAmong } from './read-tags';

/** A picture as it goes into a file. */
export interface NewCover {
  mimeType: string;
  data: Uint8Array;
}

/** The changes of one edit, with the picture itself in place of what named it; null takes the cover out. */
export type FileChanges = Omit<TagChanges, 'cover'> & { cover?: NewCover | null };

/** The year of the first release has another name in the newest version. */
const { TORY, TDOR } = Id3v2FrameIdentifiers as Record<'TORY' | 'TDOR', Id3v2FrameIdentifier>;

/** The tag library passes over pictures in ASF files that are not described. */
const ASF_COVER_NAME = 'Cover';

/** Newest version of ID3v2: several values in one frame, sort names, any text. */
const NEWEST_ID3 = 4;

/**
 * Changes the tags of an open file in memory. What is not named stays as it is. `modernise` raises ID3v2 tags to their
 * newest version, which holds what older ones cannot.
 */
export function applyChanges(file: File, changes: FileChanges, modernise: boolean): void {
  prepareTags(file, modernise);
  for (const field of Object.keys(changes) as (keyof FileChanges)[]) {
    if (field === 'cover') setCover(file, changes.cover ?? null);
    else setField(file, field, changes);
  }
}

/** ID3v1 is kept in step where it is there, and never begun: it holds 30 characters of Latin. */
function prepareTags(file: File, modernise: boolean): void {
  const onDisk = file.tagTypesOnDisk;
  const has = (type: TagTypes) => (onDisk & type) !== 0;
  const holdsId3 = (file.tagTypes & (TagTypes.Id3v2 | TagTypes.RiffInfo)) !== 0;
  if (holdsId3) {
    const tag = file.getTag(TagTypes.Id3v2, true) as Id3v2Tag;
    // A tag that is begun beside another one says all that the other says: readers look into the newer one first.
    if (!has(TagTypes.Id3v2) && onDisk !== TagTypes.None) file.tag.copyTo(tag, false);
    if (modernise || !has(TagTypes.Id3v2)) raiseVersion(file, tag);
  }
  for (const type of [TagTypes.Id3v1, TagTypes.RiffInfo]) if (!has(type)) file.removeTags(type);
}

/** The library would take the day of older versions for the month. */
function raiseVersion(file: File, tag: Id3v2Tag): void {
  if (tag.version >= NEWEST_ID3) return;
  const date = readDate(file);
  const original = tag.getTextAsString(TORY);
  writeDate(file, null);
  tag.removeFrames(TORY);
  tag.version = NEWEST_ID3;
  writeDate(file, date);
  if (original) tag.setTextFrame(TDOR, original);
}

/** What takes a text out, which the library's types leave unsaid. */
const NOTHING = undefined as unknown as string;

type Setters = { [Field in TagField]: (file: File, value: NonNullable<TagChanges[Field]> | null) => void };

const text = (set: (tag: File['tag'], value: string) => void) => (file: File, value: string | null) =>
  set(file.tag, value ?? NOTHING);
const list = (set: (tag: File['tag'], values: string[]) => void) => (file: File, values: string[] | null) =>
  set(file.tag, values ?? []);
const number = (set: (tag: File['tag'], value: number) => void) => (file: File, value: number | null) =>
  set(file.tag, value ?? 0);

const SETTERS: Setters = {
  title: text((tag, value) => {
    tag.title = value;
  }),
  artists: list((tag, values) => {
    tag.performers = values;
  }),
  album: text((tag, value) => {
    tag.album = value;
  }),
  albumArtists: list((tag, values) => {
    tag.albumArtists = values;
  }),
  composers: list((tag, values) => {
    tag.composers = values;
  }),
  genres: list((tag, values) => {
    tag.genres = values;
  }),
  date: writeDate,
  trackNumber: number((tag, value) => {
    tag.track = value;
  }),
  trackCount: number((tag, value) => {
    tag.trackCount = value;
  }),
  discNumber: number((tag, value) => {
    tag.disc = value;
  }),
  discCount: number((tag, value) => {
    tag.discCount = value;
  }),
  // What is there is taken out first: a frame that stays would keep an encoding that may not hold the new text.
  comment: text((tag, value) => {
    tag.comment = NOTHING;
    tag.comment = value;
  }),
  lyrics: text((tag, value) => {
    tag.lyrics = NOTHING;
    tag.lyrics = value;
  }),
  compilation: (file, value) => writeCompilation(file, value ?? false),
  bpm: number((tag, value) => {
    tag.beatsPerMinute = value;
  }),
  titleSort: text((tag, value) => {
    tag.titleSort = value;
  }),
  artistSort: (file, value) => {
    file.tag.performersSort = value === null ? [] : [value];
  },
  albumSort: text((tag, value) => {
    tag.albumSort = value;
  }),
  albumArtistSort: (file, value) => {
    file.tag.albumArtistsSort = value === null ? [] : [value];
  },
};

function setField<Field extends TagField>(file: File, field: Field, changes: FileChanges): void {
  const value = changes[field];
  if (value === undefined) return;
  if (isAppleText(file, field)) {
    const values = Array.isArray(value) ? value : [value];
    writeAppleTexts(
      file,
      field,
      values.filter((one) => typeof one === 'string'),
    );
    return;
  }
  SETTERS[field](file, value as NonNullable<TagChanges[Field]> | null);
}

/** Puts a picture in the place of the one that is shown, or takes that one out; all others stay. */
function setCover(file: File, cover: NewCover | null): void {
  const pictures = file.tag.pictures;
  const shown = coverAmong(pictures);
  const others = pictures.filter((picture) => picture !== shown);
  const isAsf = (file.tagTypes & TagTypes.Asf) !== 0;
  file.tag.pictures = cover ? [frontCover(cover, isAsf ? ASF_COVER_NAME : ''), ...others] : others;
}

function frontCover({ mimeType, data }: NewCover, description: string): IPicture {
  return Picture.fromFullData(ByteVector.fromByteArray(data), PictureType.FrontCover, mimeType, description);
}
