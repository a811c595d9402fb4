import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateMusic } from '../../src/scenarios/fixtures';
import { encodeFile } from './encode';
import { TEST_FORMATS } from './formats';
import { id3Tag } from './id3';
import { png } from './png';
import { writeMp3 } from './tagged-files';

/** 26 ms each. */
const SILENT_FRAMES = 1150;

interface Album {
  artist: string;
  title: string;
  year: number;
  genre: string;
  /** Two colours of the cover, RGB 0..255. */
  colours: [[number, number, number], [number, number, number]];
  songs: string[];
}

/** Made-up music: nobody's titles, nobody's covers. */
const ALBUMS: Album[] = [
  {
    artist: 'Marble Coast',
    title: 'Low Tide Letters',
    year: 2019,
    genre: 'Indie',
    colours: [
      [16, 78, 105],
      [244, 196, 143],
    ],
    songs: ['Salt on the Window', 'Harbour Lights', 'Second Ferry', 'Paper Boats', 'The Quiet Pier'],
  },
  {
    artist: 'Ines Aldana',
    title: 'Noches de Papel',
    year: 2022,
    genre: 'Folk',
    colours: [
      [92, 26, 58],
      [250, 160, 96],
    ],
    songs: ['Canción del Faro', 'Luna de Cartón', 'El Último Tranvía', 'Azotea'],
  },
  {
    artist: 'Föhn & Kessel',
    title: 'Bergwerk',
    year: 2016,
    genre: 'Electronic',
    colours: [
      [24, 28, 48],
      [96, 208, 190],
    ],
    songs: ['Stollen', 'Übertage', 'Grubenlicht', 'Schichtende'],
  },
  {
    artist: 'The Copper Almanac',
    title: 'Weather Stories',
    year: 2011,
    genre: 'Jazz',
    colours: [
      [52, 60, 36],
      [232, 214, 120],
    ],
    songs: ['Barometer Blues', 'First Frost', 'A Mild Front', 'Cirrus', 'Rain by Four'],
  },
  {
    artist: 'Sora Minami',
    title: 'Quiet Station',
    year: 2024,
    genre: 'Ambient',
    colours: [
      [70, 66, 120],
      [240, 190, 214],
    ],
    songs: ['First Train', 'Shelter', 'Evening Platform'],
  },
];

function cover([from, to]: Album['colours']): Buffer {
  return png(320, (x, y) => {
    const distance = Math.hypot(x - 0.68, y - 0.36);
    const ring = 0.08 * Math.sin(distance * 26);
    const mix = Math.min(1, Math.max(0, 1.05 - distance * 1.3 + ring));
    return [0, 1, 2].map((i) => (from[i] ?? 0) + ((to[i] ?? 0) - (from[i] ?? 0)) * mix) as [number, number, number];
  });
}

/** The same albums and covers with half a minute of silence a song, which takes no time to write. */
export function writeSilentLibrary(folder: string): void {
  for (const album of ALBUMS) {
    const place = join(folder, album.artist, album.title);
    mkdirSync(place, { recursive: true });
    const picture = { mimeType: 'image/png', data: cover(album.colours) };
    for (const [index, song] of album.songs.entries())
      writeMp3(join(place, `${index + 1} ${song}.mp3`), textsOf(album, index), picture, SILENT_FRAMES);
  }
}

function textsOf(album: Album, index: number): Record<string, string> {
  return {
    TIT2: album.songs[index] ?? '',
    TPE1: album.artist,
    TALB: album.title,
    TDRC: String(album.year),
    TCON: album.genre,
    TRCK: `${index + 1}/${album.songs.length}`,
  };
}

/** Writes a small library of tagged MP3 files with covers, for pictures of the application. */
export function writeDemoLibrary(folder: string): void {
  const format = TEST_FORMATS.find(({ name }) => name.startsWith('MP3'));
  if (!format) throw new Error('no MP3 encoder');
  let seed = 1;
  for (const album of ALBUMS) {
    const place = join(folder, album.artist, album.title);
    mkdirSync(place, { recursive: true });
    const picture = { mimeType: 'image/png', data: cover(album.colours) };
    for (const [index, song] of album.songs.entries()) {
      const path = join(place, `${index + 1} ${song}.mp3`);
      const seconds = 24 + ((seed * 37) % 60);
      const sound = generateMusic({ rateHz: format.rateHz, seconds, seed: seed++, level: 0.3 });
      encodeFile(path, sound.channels, sound.rateHz, format.spec);
      writeFileSync(path, Buffer.concat([id3Tag(textsOf(album, index), picture), readFileSync(path)]));
    }
  }
}
