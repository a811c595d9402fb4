import {
  type ApeTag,
  type AsfTag,
  type File,
  type Id3v2FrameIdentifier,
  Id3v2FrameIdentifiers,
  type Id3v2Tag,
  type InfoTag,
  type Tag,
  TagTypes,
  type XiphComment,
} from 'node-taglib-sharp';

/**
 * Reads or writes the text of the date in one kind of tag: the library itself knows years only. MPEG-4 is read and
 * written with the other texts of its kind.
 */
interface DateTag {
  read(tag: Tag): string | null;
  write(tag: Tag, date: string | null): void;
}

const { TDAT, TDRC, TIME, TYER } = Id3v2FrameIdentifiers as Record<
  'TDAT' | 'TDRC' | 'TIME' | 'TYER',
  Id3v2FrameIdentifier
>;

/** In ID3 up to 2.3 the year and the day (DDMM) are two frames; from 2.4 on they are one. */
const ID3V2: DateTag = {
  read: (tag) => {
    const id3 = tag as Id3v2Tag;
    const whole = id3.getTextAsString(TDRC);
    if (whole) return whole;
    const year = id3.getTextAsString(TYER);
    const [, day, month] = /^(\d{2})(\d{2})$/.exec(id3.getTextAsString(TDAT) ?? '') ?? [];
    return year && /^\d{4}$/.test(year) && day && month ? `${year}-${month}-${day}` : (year ?? null);
  },
  write: (tag, date) => {
    const id3 = tag as Id3v2Tag;
    for (const frame of [TDRC, TYER, TDAT, TIME]) id3.removeFrames(frame);
    if (date === null) return;
    if (id3.version >= 4) {
      id3.setTextFrame(TDRC, date);
      return;
    }
    const [year = date, month, day] = date.split('-');
    id3.setTextFrame(TYER, year);
    if (month && day) id3.setTextFrame(TDAT, day + month);
  },
};

/** Where the library's years are all that there is room for. */
const YEAR: DateTag = {
  read: (tag) => (tag.year > 0 ? String(tag.year) : null),
  write: (tag, date) => {
    tag.year = date === null ? 0 : Number.parseInt(date, 10);
  },
};

const DATE_TAGS: readonly [TagTypes, DateTag][] = [
  [TagTypes.Id3v2, ID3V2],
  [
    TagTypes.Xiph,
    {
      read: (tag) => (tag as XiphComment).getFieldFirstValue('DATE') ?? null,
      write: (tag, date) =>
        date === null ? (tag as XiphComment).removeField('DATE') : (tag as XiphComment).setFieldAsStrings('DATE', date),
    },
  ],
  [
    TagTypes.Ape,
    {
      read: (tag) => (tag as ApeTag).getItem('Year')?.text[0] ?? null,
      write: (tag, date) => (tag as ApeTag).setStringValue('Year', date ?? ''),
    },
  ],
  [
    TagTypes.Asf,
    {
      read: (tag) => (tag as AsfTag).getDescriptorString('WM/Year') ?? null,
      write: (tag, date) => (tag as AsfTag).setDescriptorString(date ?? '', 'WM/Year'),
    },
  ],
  [
    TagTypes.RiffInfo,
    {
      read: (tag) => (tag as InfoTag).getValuesAsStrings('ICRD')[0] ?? null,
      write: (tag, date) =>
        date === null ? (tag as InfoTag).removeValue('ICRD') : (tag as InfoTag).setValuesFromStrings('ICRD', [date]),
    },
  ],
  [TagTypes.Id3v1, YEAR],
];

/** The date as the first tag that has one says it. */
export function readDate(file: File): string | null {
  for (const [type, date] of DATE_TAGS) {
    const tag = file.getTag(type, false);
    const found = tag && date.read(tag);
    if (found) return found;
  }
  return null;
}

/** Writes the date into every tag that the file has; null takes it out. */
export function writeDate(file: File, value: string | null): void {
  for (const [type, date] of DATE_TAGS) {
    const tag = file.getTag(type, false);
    if (tag) date.write(tag, value);
  }
}
