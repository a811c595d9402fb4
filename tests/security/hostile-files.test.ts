import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../src/main/library';
import { buildProcesses } from '../support/built-processes';
import { catalogueFaults } from '../support/catalogue-faults';
import { id3Tag } from '../support/id3';
import { firstTracks, openThreadedLibrary, scanFolder } from '../support/open-test-library';
import { png } from '../support/png';
import { writeMp3 } from '../support/tagged-files';
import { temporaryFolder } from '../support/temporary-folder';

const FRAMES = ['TIT2', 'TPE1', 'TPE2', 'TALB', 'TCOM', 'TCON', 'TPE4', 'TPE3', 'TEXT'];

const TEXTS: Readonly<Record<string, string>> = {
  SQL: `'); DROP TABLE tracks; --`,
  'a quoted query': `" OR 1=1 UNION SELECT * FROM "albums" WHERE 'a'='a`,
  HTML: `<img src=x onerror="alert(1)"><script>alert(2)</script>`,
  'right to left': '\u202eمرحبا بالعالم\u202c שלום',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈 e\u0301\u0301\u0301\u0301',
  'a search expression': 'title:* AND NEAR(a b) ^ "x" -y {z}',
  'control characters': 'a\u0001b\u0007c\u001fd\u007fe',
  'half a character': 'x\ud83dx',
  'a path': '../../../../etc/passwd',
  'a format': '%s%n%d {{constructor}}',
  '10,000 characters': 'Ärger '.repeat(1666),
  'a word of 10,000 characters': 'x'.repeat(10_000),
  'nothing but marks': '\u0301\u0302\u0303'.repeat(50),
  spaces: ' \t\r\n\u3000\u200b ',
};

let processFolder: string;
let profile: string;
let library: Library;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

beforeEach(async () => {
  profile = temporaryFolder();
  library = await openThreadedLibrary(profile, processFolder);
});

function faults(): string[] {
  const database = new Database(join(profile, 'library.sqlite'));
  const found = catalogueFaults(database);
  database.close();
  return found;
}

describe('hostile tags, through the real scan', () => {
  it('are text, whatever they hold: every field of every one is found again as it is', async () => {
    const music = temporaryFolder();
    const names = Object.keys(TEXTS);
    for (const [index, text] of Object.values(TEXTS).entries())
      writeMp3(join(music, `${index}.mp3`), Object.fromEntries(FRAMES.map((frame) => [frame, text])));
    expect(await scanFolder(library, music)).toMatchObject({ tracks: names.length, problems: [] });
    const tracks = await firstTracks(library);
    for (const [index, text] of Object.values(TEXTS).entries()) {
      const track = tracks.find(({ path }) => path === join(music, `${index}.mp3`));
      const wanted = text.toWellFormed().trim();
      if (names[index] === 'spaces') continue;
      expect(track?.title, names[index]).toBe(wanted);
      expect(track?.album, names[index]).toBe(wanted);
    }
    for (const query of Object.values(TEXTS))
      expect((await library.search({ query: query.slice(0, 200), limit: 5 })).results).toBeInstanceOf(Array);
    expect(faults()).toEqual([]);
  }, 60_000);

  it('with a NUL between them are several values', async () => {
    const music = temporaryFolder();
    writeMp3(join(music, 'a.mp3'), { TIT2: 'One\0Two', TPE1: 'A\0\0B\0', TALB: '\0Album\0' });
    await scanFolder(library, music);
    const [track] = await firstTracks(library);
    expect(track).toMatchObject({ artist: 'A, B' });
    expect(faults()).toEqual([]);
  });

  it('with numbers that cannot be leave those out', async () => {
    const music = temporaryFolder();
    const numbers = [
      '-1',
      '0',
      '-99999999999999999999',
      '1e308',
      'NaN',
      '99999999999',
      '4/-2',
      '٣',
      '0x7f',
      '2147483648',
    ];
    for (const [index, number] of numbers.entries())
      writeMp3(join(music, `${index}.mp3`), { TIT2: 'N', TRCK: number, TPOS: number, TDRC: number, TBPM: number });
    expect(await scanFolder(library, music)).toMatchObject({ tracks: numbers.length });
    for (const { year, trackNumber, discNumber } of await firstTracks(library))
      for (const [value, most] of [
        [year, 9999],
        [trackNumber, 99_999],
        [discNumber, 99_999],
      ] as const)
        expect(value === null || (Number.isInteger(value) && value > 0 && value <= most)).toBe(true);
    expect(faults()).toEqual([]);
  });

  it('with a thousand pictures give one cover', async () => {
    const music = temporaryFolder();
    const cover = (index: number) => ({ mimeType: 'image/png', data: png(2, () => [index % 256, index >> 8, 0]) });
    const tags = Array.from({ length: 1000 }, (_, index) => id3Tag({}, cover(index)).subarray(10));
    const body = Buffer.concat([id3Tag({ TIT2: 'Many' }).subarray(10), ...tags]);
    const head = id3Tag({});
    for (const [index, shift] of [21, 14, 7, 0].entries()) head[6 + index] = (body.length >> shift) & 0x7f;
    const whole = join(music, 'many.mp3');
    writeMp3(whole, {});
    const sound = temporaryFolder();
    writeMp3(join(sound, 's.mp3'), {});
    writeFileSync(whole, Buffer.concat([head.subarray(0, 10), body, readFileSync(join(sound, 's.mp3')).subarray(10)]));
    expect(await scanFolder(library, music)).toMatchObject({ tracks: 1, problems: [] });
    const [track] = await firstTracks(library);
    expect(track?.title).toBe('Many');
    expect(track?.artworkHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('hostile names', () => {
  it('of any script and length are tracks or problems, and none stops the scan', async () => {
    const music = temporaryFolder();
    const names = [
      '日本語',
      'عربى',
      'Ωμέγα',
      '🎵🎶',
      'e\u0301',
      '\u00e9',
      "it's",
      '"quoted"',
      'a\nb',
      '100%',
      '-rf',
      '~',
      '$HOME',
    ];
    for (const name of names) writeMp3(join(music, `${name}.mp3`), { TIT2: name });
    let deep = music;
    while (deep.length < 3900) {
      deep = join(deep, 'd'.repeat(200));
      mkdirSync(deep);
    }
    const longest = join(deep, 'long.mp3');
    writeMp3(longest, { TIT2: 'Deep' });
    const summary = await scanFolder(library, music);
    expect(summary.tracks + summary.problems.length).toBe(names.length + 1);
    expect(summary.problems).toEqual([]);
    const titles = (await firstTracks(library)).map(({ title }) => title.normalize('NFC'));
    expect(new Set(titles)).toEqual(new Set([...names, 'Deep'].map((name) => name.normalize('NFC').trim())));
    expect(existsSync(longest)).toBe(true);
    expect(faults()).toEqual([]);
  }, 60_000);
});
