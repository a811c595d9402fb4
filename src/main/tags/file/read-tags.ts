import { createHash } from 'node:crypto';
import { type File, type IPicture, PictureType } from 'node-taglib-sharp';
import type { EditableTags, TagPicture } from '../../../shared/domain/tags';
import { type AppleTextField, readAppleTexts } from './apple-text';
import { readCompilation } from './compilation-tag';
import { readDate } from './date-tag';

/** What an open file's tags say in the fields that can be edited. */
export function readTags(file: File): EditableTags {
  const { tag } = file;
  const cover = coverAmong(tag.pictures);
  const one = (field: AppleTextField, value: string | null | undefined) =>
    text(readAppleTexts(file, field)?.[0] ?? value);
  const all = (field: AppleTextField, values: readonly string[] | undefined) =>
    texts(readAppleTexts(file, field) ?? values);
  return {
    title: one('title', tag.title),
    artists: all('artists', tag.performers),
    album: one('album', tag.album),
    albumArtists: all('albumArtists', tag.albumArtists),
    composers: all('composers', tag.composers),
    genres: all('genres', tag.genres),
    date: one('date', readDate(file)),
    trackNumber: count(tag.track),
    trackCount: count(tag.trackCount),
    discNumber: count(tag.disc),
    discCount: count(tag.discCount),
    comment: one('comment', tag.comment),
    lyrics: one('lyrics', tag.lyrics),
    compilation: readCompilation(file),
    bpm: count(tag.beatsPerMinute),
    titleSort: one('titleSort', tag.titleSort),
    artistSort: one('artistSort', tag.performersSort?.join('; ')),
    albumSort: one('albumSort', tag.albumSort),
    albumArtistSort: one('albumArtistSort', tag.albumArtistsSort?.join('; ')),
    cover: cover ? pictureFacts(cover) : null,
  };
}

/** The picture that is shown: the front cover, else the first one. */
export function coverAmong(pictures: readonly IPicture[]): IPicture | undefined {
  const shown = pictures.filter(({ type }) => type !== PictureType.NotAPicture);
  return shown.find(({ type }) => type === PictureType.FrontCover) ?? shown[0];
}

export function pictureFacts({ data, mimeType }: IPicture): TagPicture {
  const bytes = data.toByteArray();
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { hash, mimeType: mimeType ?? '', sizeBytes: bytes.length };
}

function text(value: string | null | undefined): string | null {
  const cleaned = (value ?? '').toWellFormed().replaceAll('\0', ' ').replaceAll('\r\n', '\n').trim();
  return cleaned === '' ? null : cleaned;
}

function texts(values: readonly (string | null)[] | undefined): string[] {
  const kept = (values ?? []).map(text).filter((value) => value !== null);
  return [...new Set(kept)];
}

function count(value: number | undefined): number | null {
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : null;
}
