import { type IAudioMetadata, parseFile, selectCover } from 'music-metadata';
import { AuralisError, type Problem } from '../../../shared/domain/errors';

/** Longest text that is carried over, in characters. */
const LONGEST_TEXT = 16_384;
/** Largest cover that every format can hold (FLAC: 16 MiB with its head), bytes. */
const LARGEST_COVER = 15 * 1024 * 1024;
/** What programs keep in comments that speaks of the file's own level, its encoder or its gaps. */
const MACHINE_COMMENT = /^(itun|id3v1|replaygain|r128|lame|mp3gain|encod)/i;

interface Position {
  no: number | null;
  of: number | null;
}

/**
 * What a copy of a song keeps of what its source says about itself. Levels (ReplayGain, R128, Sound Check) and everything
 * about the encoder are left out on purpose: they describe other samples.
 */
export interface CarriedTags {
  title: string | null;
  artists: string[];
  album: string | null;
  albumArtist: string | null;
  track: Position;
  disc: Position;
  /** As detailed as the source has it: a year, or a day. */
  date: string | null;
  genres: string[];
  composers: string[];
  comment: string | null;
  cover: { mimeType: string; data: Uint8Array } | null;
}

/**
 * Reads what a copy is to keep. Parses content that nobody vouches for, so only a process that may die calls it.
 * Tags that cannot be read are a problem, not an error: the sound is what matters.
 */
export async function readCarriedTags(path: string): Promise<{ tags: CarriedTags | null; problems: Problem[] }> {
  try {
    const metadata = await parseFile(path, { duration: false });
    const { cover, reason } = coverOf(metadata.common);
    const tags = { ...textsOf(metadata.common), albumArtist: albumArtistOf(metadata), cover };
    return { tags, problems: reason === null ? [] : [unreadable(path, reason)] };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { tags: null, problems: [unreadable(path, reason)] };
  }
}

function coverOf({ picture }: IAudioMetadata['common']): { cover: CarriedTags['cover']; reason: string | null } {
  const data = selectCover(picture)?.data;
  if (!data || data.length === 0) return { cover: null, reason: null };
  const mimeType = imageType(data);
  if (mimeType === null) return { cover: null, reason: 'its cover is no picture' };
  if (data.length > LARGEST_COVER) return { cover: null, reason: 'its cover is too large to be carried over' };
  return { cover: { mimeType, data }, reason: null };
}

const SIGNATURES: [mimeType: string, offset: number, signature: string][] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/bmp', 0, 'BM'],
];

/** What a picture is by its first bytes; what the tag calls it is often wrong. */
function imageType(data: Uint8Array): string | null {
  const head = String.fromCharCode(...data.subarray(0, 16));
  return SIGNATURES.find(([, offset, signature]) => head.startsWith(signature, offset))?.[0] ?? null;
}

function unreadable(path: string, reason: string): Problem {
  return AuralisError.about(path, 'tags-unreadable', { reason }).toProblem();
}

function textsOf(common: IAudioMetadata['common']): Omit<CarriedTags, 'cover' | 'albumArtist'> {
  return {
    title: text(common.title),
    artists: artistsOf(common),
    album: text(common.album),
    track: position(common.track),
    disc: position(common.disk),
    date: text(common.date) ?? text(common.year?.toString()),
    genres: texts(common.genre),
    composers: texts(common.composer),
    comment: commentOf(common.comment ?? []),
  };
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const cleaned = value.slice(0, LONGEST_TEXT).toWellFormed().replaceAll('\0', '').trim();
  return cleaned === '' ? null : cleaned;
}

function texts(values: readonly unknown[] | undefined): string[] {
  const kept = (values ?? []).map(text).filter((value) => value !== null);
  return [...new Set(kept)];
}

/** All names where the shown one is the first of them; else the shown one, such as “A feat. B”. */
function artistsOf({ artist, artists }: IAudioMetadata['common']): string[] {
  const names = texts(artists);
  const shown = text(artist);
  return shown === null || shown === names[0] ? names : [shown];
}

/** Some programs write the name of this field with a space, which the parser does not know. */
function albumArtistOf({ common, native }: IAudioMetadata): string | null {
  const spaced = Object.values(native)
    .flat()
    .find(({ id }) => /^album artist$/i.test(id));
  return text(common.albumartist) ?? text(spaced?.value);
}

function position({ no, of }: { no: number | null; of: number | null }): Position {
  const whole = (value: number | null) => (value !== null && Number.isInteger(value) && value > 0 ? value : null);
  return { no: whole(no), of: whole(of) };
}

function commentOf(comments: NonNullable<IAudioMetadata['common']['comment']>): string | null {
  const written = comments.filter(({ descriptor }) => !MACHINE_COMMENT.test(descriptor ?? ''));
  const [first] = [...written.filter(({ descriptor }) => !descriptor), ...written];
  return text(first?.text);
}
