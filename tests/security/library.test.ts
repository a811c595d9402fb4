import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../src/main/library';
import { buildProcesses } from '../support/built-processes';
import { firstTracks, openThreadedLibrary, scanFolder } from '../support/open-test-library';
import { writeMp3 } from '../support/tagged-files';
import { temporaryFolder } from '../support/temporary-folder';

let processFolder: string;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

const HOSTILE_TEXTS = {
  html: '<img src=x onerror=alert(1)><script>alert(2)</script>',
  sql: `Robert'); DROP TABLE tracks; --`,
  searchOperators: '" OR title:* NEAR(a b) NOT "',
  reversed: '\u202egpj.exe',
  zeroWidth: 'in\u200bvis\u2060i\ufeffble',
  emoji: '👩‍👩‍👧‍👦🎵 ﷽',
  zalgo: `Z${'\u0300\u0489'.repeat(200)}algo`,
  newlines: 'first\nsecond\r\nthird',
  template: '{{constructor}} #{process.exit()} %s%n',
  long: 'x'.repeat(10_000),
};

async function profile() {
  const folder = temporaryFolder();
  return { folder, library: await openThreadedLibrary(folder, processFolder) };
}

describe('hostile tags', () => {
  it('are kept as the text that they are, in every column, and can be searched for', async () => {
    const { library } = await profile();
    const music = temporaryFolder();
    for (const [name, text] of Object.entries(HOSTILE_TEXTS))
      writeMp3(join(music, `${name}.mp3`), { TIT2: text, TPE1: text, TALB: text, TCON: text });
    expect(await scanFolder(library, music)).toMatchObject({ added: Object.keys(HOSTILE_TEXTS).length, problems: [] });
    const tracks = await firstTracks(library);
    for (const [name, text] of Object.entries(HOSTILE_TEXTS)) {
      const track = tracks.find(({ path }) => path.endsWith(`${name}.mp3`));
      expect(track).toMatchObject({ title: text, artist: text, album: text });
      const { results: found } = await library.search({ query: text.slice(0, 200), limit: 50 });
      expect(found.length, name).toBeGreaterThan(0);
    }
    expect((await library.count('')).tracks).toBe(tracks.length);
  });

  it('with a NUL inside lose nothing of what comes after', async () => {
    const { library } = await profile();
    const music = temporaryFolder();
    // ID3 separates several values by NUL; Vorbis comments are counted text in which it is a character like others.
    writeFileSync(join(music, 'nul.flac'), flacWithTitle('before\0after'));
    await scanFolder(library, music);
    expect(await firstTracks(library)).toMatchObject([{ title: 'before after' }]);
    expect((await library.search({ query: 'after', limit: 5 })).results).toHaveLength(1);
  });
});

describe('hostile file names', () => {
  it('are tracks like others, or problems with a reason', async () => {
    const { library } = await profile();
    const music = temporaryFolder();
    const names = [
      'new\nline',
      `quote's "and" \`others\``,
      'dots ..‥',
      '%2e%2e%2f',
      '-rf --help',
      '$(touch pwned)',
      '\u202egpj',
      'café',
      'cafe\u0301',
      'x'.repeat(251),
    ];
    for (const name of names) writeMp3(join(music, `${name}.mp3`), {});
    const invalid = Buffer.concat([Buffer.from(`${music}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.mp3')]);
    writeMp3(invalid, {});
    const summary = await scanFolder(library, music);
    const titles = (await firstTracks(library)).map(({ title }) => title);
    expect(titles.toSorted()).toEqual(names.toSorted());
    expect(summary.problems).toMatchObject([
      { code: 'file-unreadable', params: { reason: 'its name is not valid text' } },
    ]);
    for (const track of await firstTracks(library)) expect(existsSync(track.path)).toBe(true);
  });

  it('in folders deeper than the system allows end the walk there, with a reason, and nowhere else', async () => {
    const { library } = await profile();
    const music = temporaryFolder();
    writeMp3(join(music, 'a.mp3'), {});
    const home = process.cwd();
    process.chdir(music);
    for (let depth = 0; depth < 20; depth++) {
      mkdirSync('d'.repeat(250));
      process.chdir('d'.repeat(250));
    }
    process.chdir(home);
    const summary = await scanFolder(library, music);
    expect(summary).toMatchObject({ tracks: 1, problems: [{ code: 'name-too-long' }] });
  });

  it('cannot lead out of the artwork folder', async () => {
    const { library } = await profile();
    for (const hash of ['../library.sqlite', '/etc/passwd', 'a'.repeat(64), `${'a'.repeat(64)}/..`, ''])
      expect(await library.artworkFile(hash)).toBeNull();
  });
});

describe('hostile covers', () => {
  const coverOf = async (library: Library, mimeType: string, data: Buffer) => {
    const music = temporaryFolder();
    writeMp3(join(music, 'a.mp3'), { TIT2: mimeType }, { mimeType, data });
    await scanFolder(library, music);
    const track = (await firstTracks(library)).find(({ path }) => path.startsWith(music));
    expect(track?.title).toBe(mimeType);
    return track?.artworkHash ?? null;
  };

  it('are refused where they could hold script, are too large or are not what they say, and the track stays', async () => {
    const { folder, library } = await profile();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await coverOf(library, 'image/svg+xml', svg)).toBeNull();
    expect(await coverOf(library, 'image/png', svg)).toBeNull();
    expect(await coverOf(library, 'image/jpeg', Buffer.from('<!doctype html><script>alert(1)</script>'))).toBeNull();
    expect(await coverOf(library, 'image/png', png(60_000, 60_000))).toBeNull();
    expect(await coverOf(library, 'image/png', png(0, 10))).toBeNull();
    const heavy = Buffer.concat([png(100, 100), Buffer.alloc(17 * 1024 * 1024)]);
    expect(await coverOf(library, 'image/png', heavy)).toBeNull();
    expect(await coverOf(library, '-->', Buffer.from('http://example.org/cover.png'))).toBeNull();
    expect(existsSync(join(folder, 'artwork')) ? readdirSync(join(folder, 'artwork')) : []).toEqual([]);
  });

  it('are kept once, under the hash of their bytes and a name of ours', async () => {
    const { folder, library } = await profile();
    const cover = png(100, 100);
    const hash = createHash('sha256').update(cover).digest('hex');
    expect(await coverOf(library, '../../evil.exe', cover)).toBe(hash);
    expect(await coverOf(library, 'image/gif', cover)).toBe(hash);
    expect(readdirSync(join(folder, 'artwork'))).toEqual([`${hash}.png`]);
    const file = await library.artworkFile(hash);
    expect(file?.mimeType).toBe('image/png');
    expect(readFileSync(file?.path ?? '').equals(cover)).toBe(true);
  });
});

/** The head of a PNG of that size; no pixels follow. */
function png(width: number, height: number): Buffer {
  const head = Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const end = Buffer.from('\0\0\0\0IEND', 'latin1');
  return Buffer.concat([head, size, Buffer.from([8, 2, 0, 0, 0, 0, 0, 0, 0]), end]);
}

/** A FLAC stream of no frames: stream info (44.1 kHz, stereo, 16 bit) and a comment with that title. */
function flacWithTitle(title: string): Buffer {
  const counted = (text: string) => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const block = (kind: number, body: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    head[0] = kind;
    return Buffer.concat([head, body]);
  };
  const info = Buffer.alloc(34);
  Buffer.from([0x10, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x0a, 0xc4, 0x42, 0xf0, 0, 0, 0xac, 0x44]).copy(info);
  const count = Buffer.from([1, 0, 0, 0]);
  const comment = Buffer.concat([counted('test'), count, counted(`TITLE=${title}`)]);
  return Buffer.concat([Buffer.from('fLaC'), block(0, info), block(0x84, comment), Buffer.alloc(100)]);
}
