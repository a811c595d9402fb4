import { basename, extname } from 'node:path';
import type { IAudioMetadata } from 'music-metadata';
import type { Artwork, FileTags } from './file-outcome';
import { replayGain } from './replay-gain';

/** Longest text that is kept of a tag, in characters. */
const LONGEST_TEXT = 16_384;

/** Highest believable values; what lies beyond was not meant. */
const MOST = {
  year: 9999,
  position: 99_999,
  seconds: 10 * 24 * 3600,
  sampleRateHz: 24_576_000,
  channels: 64,
  bits: 64,
  bitrateBps: 1e9,
};

/** The parts of what a parser found that are kept, with everything impossible left out. */
export function cleanTags(path: string, { format, common, native }: IAudioMetadata, artwork: Artwork | null): FileTags {
  return {
    title: text(common.title) ?? titleOfFile(path),
    artist: text(common.artist),
    albumArtist: text(common.albumartist),
    album: text(common.album),
    composer: list(common.composer),
    genre: list(common.genre),
    year: integer(common.year, MOST.year),
    trackNumber: integer(common.track?.no, MOST.position),
    discNumber: integer(common.disk?.no, MOST.position),
    durationSeconds: number(format.duration, MOST.seconds),
    sampleRateHz: integer(format.sampleRate, MOST.sampleRateHz),
    channels: integer(format.numberOfChannels, MOST.channels),
    bitsPerSample: integer(format.bitsPerSample, MOST.bits),
    codec: text(/^[\d.]+$/.test(format.codec ?? '') ? format.container : (format.codec ?? format.container)),
    bitrateBps: number(format.bitrate, MOST.bitrateBps),
    contentHash: contentHash(format.audioMD5),
    replayGain: replayGain(native),
    artwork,
  };
}

/** Of a file that plays although nothing in it can be read. */
export function untagged(path: string): FileTags {
  return cleanTags(path, { format: {}, common: {}, native: {} } as IAudioMetadata, null);
}

function titleOfFile(path: string): string {
  const name = basename(path);
  return (name.slice(0, name.length - extname(name).length) || name).toWellFormed();
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const cleaned = value
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(/^[\s\0]+|[\s\0]+$/g, '');
  return cleaned === '' ? null : cleaned;
}

function list(values: readonly unknown[] | undefined): string | null {
  const kept = (values ?? []).map(text).filter((value) => value !== null);
  return text([...new Set(kept)].join(', '));
}

function number(value: unknown, most: number): number | null {
  return typeof value === 'number' && value > 0 && value <= most ? value : null;
}

function integer(value: unknown, most: number): number | null {
  const whole = number(value, most);
  return whole !== null && Number.isInteger(whole) ? whole : null;
}

/** FLAC carries a hash of its decoded sound; all zeros means that its encoder did not fill it in. */
function contentHash(md5: Uint8Array | undefined): string | null {
  return md5?.length === 16 && md5.some((byte) => byte !== 0) ? `md5:${Buffer.from(md5).toString('hex')}` : null;
}
