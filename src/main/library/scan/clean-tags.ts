import { basename, extname } from 'node:path';
import type { IAudioMetadata } from 'music-metadata';
import { cleanText } from './clean-text';
import { credits, shownArtist, values } from './credits';
import type { Artwork, FileTags } from './file-outcome';
import { opinionTags } from './opinion-tags';
import { replayGain } from './replay-gain';

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

/** By which the sound is recognised whatever its tags say. */
export type SoundHashes = Pick<FileTags, 'contentHash' | 'quickHash'>;

/** The parts of what a parser found that are kept, with everything impossible left out. */
export function cleanTags(
  path: string,
  { format, common, native }: IAudioMetadata,
  artwork: Artwork | null,
  sound: SoundHashes,
): FileTags {
  return {
    title: cleanText(common.title) ?? titleOfFile(path),
    artist: shownArtist(common.artist, common.artists),
    albumArtist: shownArtist(common.albumartist, common.albumartists),
    album: cleanText(common.album),
    credits: credits(common),
    genres: values(common.genre),
    compilation: common.compilation === true,
    year: integer(common.year, MOST.year),
    trackNumber: integer(common.track?.no, MOST.position),
    discNumber: integer(common.disk?.no, MOST.position),
    durationSeconds: number(format.duration, MOST.seconds),
    sampleRateHz: integer(format.sampleRate, MOST.sampleRateHz),
    channels: integer(format.numberOfChannels, MOST.channels),
    bitsPerSample: integer(format.bitsPerSample, MOST.bits),
    codec: cleanText(/^[\d.]+$/.test(format.codec ?? '') ? format.container : (format.codec ?? format.container)),
    lossless: format.container === 'WavPack' ? (format.lossless ?? null) : null,
    bitrateBps: number(format.bitrate, MOST.bitrateBps),
    contentHash: contentHash(format.audioMD5) ?? sound.contentHash,
    quickHash: sound.quickHash,
    replayGain: replayGain(native),
    ...opinionTags(native),
    artwork,
  };
}

/** Of a file that plays although nothing in it can be read. */
export function untagged(path: string, sound: SoundHashes): FileTags {
  return cleanTags(path, { format: {}, common: {}, native: {} } as IAudioMetadata, null, sound);
}

function titleOfFile(path: string): string {
  const name = basename(path);
  return (name.slice(0, name.length - extname(name).length) || name).toWellFormed();
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
