import {
  ByteVector,
  File,
  type Id3v2FrameIdentifier,
  Id3v2FrameIdentifiers,
  Id3v2Settings,
  type Id3v2Tag,
  type Mpeg4AppleTag,
  Mpeg4BoxType,
  Picture,
  PictureType,
  ReadStyle,
  type Tag,
  TagTypes,
  type XiphComment,
} from 'node-taglib-sharp';
import type { CarriedTags } from './carried-tags';
import type { OutputContainer } from './containers';
import { makeRoomBehindSamples } from './wave-tail';

/** By which name the library knows the format, whatever the file is called while it is written. */
const MEDIA_TYPES: Record<OutputContainer, string> = {
  wav: 'taglib/wav',
  flac: 'taglib/flac',
  mp3: 'taglib/mp3',
  opus: 'audio/opus',
  aac: 'taglib/m4a',
  alac: 'taglib/m4a',
};

const ID3_VERSION = 4;

/**
 * Writes tags and cover into a finished file that holds none: ID3v2.4 in WAV (with the INFO chunk beside it) and MP3,
 * Vorbis comments in FLAC and Opus, item lists in M4A. Throws what the library or the system throws; the file may be
 * half-written then.
 */
export function writeTags(path: string, container: OutputContainer, tags: CarriedTags): void {
  if (holdsNothing(tags)) return;
  Id3v2Settings.useNumericGenres = false;
  if (container === 'wav') makeRoomBehindSamples(path);
  const file = File.createFromPath(path, MEDIA_TYPES[container], ReadStyle.None);
  try {
    const mpeg4 = container === 'aac' || container === 'alac';
    if (container === 'wav') file.getTag(TagTypes.Id3v2, true);
    // 30 characters of Latin each, and read by some before the real ones.
    if (container === 'mp3') file.removeTags(TagTypes.Id3v1);
    setTexts(file.tag, tags, mpeg4);
    if (tags.date !== null) setDate(file, container, tags.date);
    if (tags.cover) file.tag.pictures = [frontCover(tags.cover)];
    file.save();
  } finally {
    file.dispose();
  }
}

function holdsNothing({ track, disc, ...rest }: CarriedTags): boolean {
  const values = [...Object.values(rest), ...Object.values(track), ...Object.values(disc)];
  return values.every((value) => value === null || (Array.isArray(value) && value.length === 0));
}

/** Formats without lists of their own would get separators that readers do not take apart again. */
function setTexts(tag: Tag, tags: CarriedTags, single: boolean): void {
  const list = (values: string[], separator: string) =>
    single && values.length > 1 ? [values.join(separator)] : values;
  if (tags.title !== null) tag.title = tags.title;
  if (tags.artists.length > 0) tag.performers = list(tags.artists, ' & ');
  if (tags.album !== null) tag.album = tags.album;
  if (tags.albumArtist !== null) tag.albumArtists = [tags.albumArtist];
  if (tags.track.no !== null) tag.track = tags.track.no;
  if (tags.track.of !== null) tag.trackCount = tags.track.of;
  if (tags.disc.no !== null) tag.disc = tags.disc.no;
  if (tags.disc.of !== null) tag.discCount = tags.disc.of;
  if (tags.genres.length > 0) tag.genres = list(tags.genres, ', ');
  if (tags.composers.length > 0) tag.composers = list(tags.composers, ', ');
  if (tags.comment !== null) tag.comment = tags.comment;
}

/** The library itself writes years only; every format has room for the day. */
function setDate(file: File, container: OutputContainer, date: string): void {
  switch (container) {
    case 'wav':
    case 'mp3': {
      const tag = file.getTag(TagTypes.Id3v2, true) as Id3v2Tag;
      tag.version = ID3_VERSION;
      tag.setTextFrame(Id3v2FrameIdentifiers.TDRC as Id3v2FrameIdentifier, date);
      break;
    }
    case 'flac':
    case 'opus':
      (file.getTag(TagTypes.Xiph, true) as XiphComment).setFieldAsStrings('DATE', date);
      break;
    case 'aac':
    case 'alac':
      (file.getTag(TagTypes.Apple, true) as Mpeg4AppleTag).setQuickTimeString(Mpeg4BoxType.DAY, date);
      break;
  }
}

function frontCover({ mimeType, data }: { mimeType: string; data: Uint8Array }): Picture {
  return Picture.fromFullData(ByteVector.fromByteArray(data), PictureType.FrontCover, mimeType, '');
}
