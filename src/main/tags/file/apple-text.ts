import {
  ByteVector,
  type File,
  Mpeg4AppleDataBoxFlagType,
  type Mpeg4AppleTag,
  Mpeg4BoxType,
  StringType,
  TagTypes,
} from 'node-taglib-sharp';
import type { TagField } from '../../../shared/domain/tags';

/** Text fields of MPEG-4 files. The library takes their text apart at each semicolon; here text is text. */
const BOXES = {
  title: Mpeg4BoxType.NAM,
  artists: Mpeg4BoxType.ART,
  album: Mpeg4BoxType.ALB,
  albumArtists: Mpeg4BoxType.AART,
  composers: Mpeg4BoxType.WRT,
  genres: Mpeg4BoxType.GEN,
  comment: Mpeg4BoxType.CMT,
  lyrics: Mpeg4BoxType.LYR,
  date: Mpeg4BoxType.DAY,
  titleSort: Mpeg4BoxType.SONM,
  artistSort: Mpeg4BoxType.SOAR,
  albumSort: Mpeg4BoxType.SOAL,
  albumArtistSort: Mpeg4BoxType.SOAA,
} as const satisfies Partial<Record<TagField, ByteVector>>;
export type AppleTextField = keyof typeof BOXES;

function appleTag(file: File): Mpeg4AppleTag | undefined {
  return file.getTag(TagTypes.Apple, false) as Mpeg4AppleTag | undefined;
}

export function isAppleText(file: File, field: string): field is AppleTextField {
  return Object.hasOwn(BOXES, field) && appleTag(file) !== undefined;
}

/** All values of a field, one a data box; undefined in files of other kinds. */
export function readAppleTexts(file: File, field: AppleTextField): string[] | undefined {
  const values = appleTag(file)
    ?.getQuickTimeData(BOXES[field], Mpeg4AppleDataBoxFlagType.ContainsText)
    .map((bytes) => bytes.toString(StringType.UTF8));
  // A genre may also be a number in a box of another name, which the library looks up.
  return field === 'genres' && values?.length === 0 ? undefined : values;
}

/** One data box for each value; none takes the field out. */
export function writeAppleTexts(file: File, field: AppleTextField, values: readonly string[]): void {
  const tag = appleTag(file);
  if (field === 'genres' && tag) tag.genres = [];
  const data = values.map((value) => ByteVector.fromString(value, StringType.UTF8));
  tag?.setQuickTimeData(BOXES[field], data, Mpeg4AppleDataBoxFlagType.ContainsText);
}
