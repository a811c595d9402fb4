import { resolve } from 'node:path';
import { type TagChanges, TagChangesSchema } from '../../shared/domain/tags';
import type { parseArguments } from './arguments';
import { UsageError } from './command';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

export const TAG_OPTIONS = {
  title: text,
  artist: texts,
  album: text,
  'album-artist': texts,
  composer: texts,
  genre: texts,
  date: text,
  track: text,
  disc: text,
  comment: text,
  lyrics: text,
  compilation: text,
  bpm: text,
  'title-sort': text,
  'artist-sort': text,
  'album-sort': text,
  'album-artist-sort': text,
  cover: text,
  'remove-cover': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof parseArguments<typeof TAG_OPTIONS>>['values'];

/** What is to be written, in the form in which it travels. */
export interface Wished {
  fields: Omit<TagChanges, 'cover'>;
  coverPath?: string | null;
}

/** What the options ask for. Throws UsageError. */
export function wishes(values: Values): Wished {
  const [trackNumber, trackCount] = position('track', values.track);
  const [discNumber, discCount] = position('disc', values.disc);
  const given: Record<string, unknown> = {
    title: values.title,
    artists: values.artist,
    album: values.album,
    albumArtists: values['album-artist'],
    composers: values.composer,
    genres: values.genre,
    date: values.date,
    trackNumber,
    trackCount,
    discNumber,
    discCount,
    comment: values.comment,
    lyrics: values.lyrics,
    compilation: yesOrNo(values.compilation),
    bpm: values.bpm === undefined ? undefined : whole('bpm', values.bpm),
    titleSort: values['title-sort'],
    artistSort: values['artist-sort'],
    albumSort: values['album-sort'],
    albumArtistSort: values['album-artist-sort'],
  };
  for (const name of Object.keys(given)) if (given[name] === undefined) delete given[name];
  const checked = TagChangesSchema.safeParse(given);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new UsageError(`${issue?.path[0]?.toString() ?? 'a value'} ${issue?.message ?? 'is not understood'}`);
  }
  const { cover: _none, ...fields } = checked.data;
  if (values.cover !== undefined && values['remove-cover'])
    throw new UsageError('--cover and --remove-cover exclude each other');
  const coverPath = values.cover === undefined ? (values['remove-cover'] ? null : undefined) : resolve(values.cover);
  if (Object.keys(fields).length === 0 && coverPath === undefined)
    throw new UsageError('tags set needs something to set');
  return coverPath === undefined ? { fields } : { fields, coverPath };
}

function position(name: string, value: string | undefined): [number | null | undefined, number | null | undefined] {
  if (value === undefined) return [undefined, undefined];
  const [no = '', of, ...rest] = value.split('/');
  if (rest.length > 0) throw new UsageError(`--${name}: “${value}” is not of the form 3/12`);
  return [whole(name, no), of === undefined ? undefined : whole(name, of)];
}

function whole(name: string, value: string): number | null {
  if (value === '') return null;
  if (!/^\d+$/.test(value)) throw new UsageError(`--${name}: “${value}” is no whole number`);
  return Number(value);
}

function yesOrNo(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value !== 'yes' && value !== 'no') throw new UsageError('--compilation: yes or no is meant');
  return value === 'yes';
}
