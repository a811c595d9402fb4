import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileTags } from '../../../src/main/library/scan/file-outcome';
import { encodeFile } from '../encode';
import { TEST_FORMATS, type TestFormat } from '../formats';
import { id3Tag } from '../id3';
import { coverPicture } from './covers';
import { generateFiles, type MadeUpFile } from './outcomes';
import { mixed, seeded } from './random';
import { COVERS, type MadeUpFormat } from './releases';

const SECONDS = 0.2;
const LEVEL = 0.05;

/** Covers lie in the tags of MP3 files, and beside the music of all others. */
const TAGGED_COVERS: MadeUpFormat = 'mp3';

const ENCODERS: Readonly<Record<MadeUpFormat, string>> = {
  mp3: 'MP3 with LAME header',
  flac: 'FLAC 16',
  m4a: 'AAC',
  ogg: 'Vorbis',
  opus: 'Opus',
  wav: 'WAV 16',
  aiff: 'AIFF',
};

/** What containers call their tags; an MP3 file gets ID3 frames instead. */
const NAMES = {
  title: 'title',
  artist: 'artist',
  album: 'album',
  albumArtist: 'album_artist',
  year: 'date',
  trackNumber: 'track',
  discNumber: 'disc',
} as const;
const FRAMES: Readonly<Record<keyof typeof NAMES, string>> = {
  title: 'TIT2',
  artist: 'TPE1',
  album: 'TALB',
  albumArtist: 'TPE2',
  year: 'TDRC',
  trackNumber: 'TRCK',
  discNumber: 'TPOS',
};

/**
 * Writes so many real files below a folder, tagged as {@link generateFiles} made them up: each has sound of its own, a
 * fifth of a second of it.
 */
export function writeFiles(folder: string, count: number, seed: number, onProgress?: (files: number) => void): void {
  const formats = new Map(TEST_FORMATS.map((format) => [format.name, format]));
  const covers = Array.from({ length: COVERS }, (_, cover) => coverPicture(cover));
  const folders = new Set<string>();
  let written = 0;
  for (const file of generateFiles(folder, count, { seed })) {
    const { path } = file.outcome;
    const place = dirname(path);
    if (!folders.has(place)) mkdirSync(place, { recursive: true });
    folders.add(place);
    const format = formats.get(ENCODERS[file.release.format]);
    if (!format) throw new Error(`no encoder for ${file.release.format}`);
    const cover = file.release.cover === null ? undefined : covers[file.release.cover];
    writeSound(file, format, mixed(seed, written), cover);
    if (cover && file.release.format !== TAGGED_COVERS && !existsSync(join(place, 'cover.png')))
      writeFileSync(join(place, 'cover.png'), cover);
    written++;
    onProgress?.(written);
  }
}

function writeSound(
  { outcome: { path, tags }, release }: MadeUpFile,
  format: TestFormat,
  seed: number,
  cover: Buffer | undefined,
): void {
  const isMp3 = release.format === TAGGED_COVERS;
  const muxing = release.format === 'aiff' ? { write_id3v2: '1' } : format.spec.muxing;
  const spec = { ...format.spec, muxing, tags: isMp3 ? undefined : textsOf(tags, NAMES, 'genre') };
  encodeFile(path, sound(format.rateHz, seed), format.rateHz, spec);
  if (!isMp3) return;
  const picture = cover && { mimeType: 'image/png', data: cover };
  writeFileSync(path, Buffer.concat([id3Tag(textsOf(tags, FRAMES, 'TCON'), picture), readFileSync(path)]));
}

function textsOf(tags: FileTags, names: Readonly<Record<keyof typeof NAMES, string>>, genre: string) {
  const properties = Object.keys(names) as (keyof typeof NAMES)[];
  const texts = properties.flatMap((property) => {
    const value = tags[property];
    return value === null ? [] : [[names[property], String(value)]];
  });
  if (tags.genres.length > 0) texts.push([genre, tags.genres.join('; ')]);
  return Object.fromEntries(texts) as Record<string, string>;
}

/** Quiet hiss under a tone: another sound for each seed. */
function sound(rateHz: number, seed: number): Float32Array[] {
  const random = seeded(seed);
  const hz = 220 + (seed % 660);
  const plane = Float32Array.from(
    { length: Math.round(rateHz * SECONDS) },
    (_, frame) => LEVEL * (Math.sin((2 * Math.PI * hz * frame) / rateHz) + (random() - 0.5) * 0.2),
  );
  return [plane, plane];
}
