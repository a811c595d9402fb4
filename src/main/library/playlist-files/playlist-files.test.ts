import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProcesses } from '../../../../tests/support/built-processes';
import { keptProcesses } from '../../../../tests/support/kept-processes';
import { firstTracks, openTestLibrary, scanFolder } from '../../../../tests/support/open-test-library';
import { writeMp3 } from '../../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import type { PlaylistFormat } from '../../../shared/domain/playlist';
import type { Library } from '..';
import type { ParsedPart } from './listed-entry';
import { decodeText, parseM3u } from './m3u';
import { parsePlaylist } from './parse-playlist';
import { resolveLocation } from './resolve-location';
import { writerFor } from './write-entries';

const launcher = keptProcesses();
let processFolder: string;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

/** A library of three songs in two folders. */
async function withSongs(): Promise<{ library: Library; music: string; lists: string }> {
  const music = temporaryFolder();
  mkdirSync(join(music, 'Björk & Co', '50% #1'), { recursive: true });
  writeMp3(join(music, 'Björk & Co', '50% #1', 'Jóga.mp3'), { TIT2: 'Jóga', TPE1: 'Björk', TALB: 'Homogenic' });
  writeMp3(join(music, 'Björk & Co', '東京.mp3'), { TIT2: '東京 <live>', TPE1: 'A & B' });
  writeMp3(join(music, 'plain.mp3'), { TIT2: 'Plain', TPE1: 'Somebody' });
  const library = await openTestLibrary(temporaryFolder(), processFolder, { launcher });
  await scanFolder(library, music);
  const lists = join(music, 'Playlists');
  mkdirSync(lists);
  return { library, music, lists };
}

const parts = (file: string) => {
  const all: ParsedPart[] = [];
  const { name } = parsePlaylist({ file }, (part) => all.push(part));
  return { name, entries: all.flatMap((part) => part.entries), leftOut: all.flatMap((part) => part.leftOut) };
};

describe('playlist files', () => {
  for (const format of ['m3u8', 'xspf'] as const)
    for (const relative of [true, false])
      it(`go out and come back the same, ${format}, ${relative ? 'relative' : 'whole'} paths`, async () => {
        const { library, lists } = await withSongs();
        const tracks = await firstTracks(library);
        const ids = [...tracks, ...tracks.slice(0, 2)].map(({ id }) => id);
        const { id } = await library.playlists.create({
          name: 'Mix & match <1>',
          description: '',
          rules: null,
          source: { kind: 'tracks', ids },
        });
        const file = join(lists, `mix.${format}`);
        expect(await library.playlists.exportFile({ id, file, relative })).toEqual({ file, entries: 5, leftOut: [] });
        expect(readFileSync(file, 'utf8').includes(lists.replace('/Playlists', ''))).toBe(!relative);
        const report = await library.playlists.importFile(file);
        expect(report).toMatchObject({ name: 'Mix & match <1>', entries: 5, by: { path: 5, name: 0, tags: 0 } });
        const source = { kind: 'playlist' as const, id: report.playlistId };
        expect([...(await library.resolve(source))]).toEqual(ids);
      });

  it('keep any path and title through writing and reading', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => !/[/\0\r\n]|^\.\.?$/.test(text));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/${names.join('/')}`);
    const folder = temporaryFolder();
    fc.assert(
      fc.property(path, fc.constantFrom<PlaylistFormat>('m3u8', 'xspf'), fc.boolean(), (song, format, relative) => {
        const file = join(folder, `x.${format}`);
        const writer = writerFor(format, relative ? file : null);
        const written = writer.entry({ path: song, title: song, artist: null, album: null, durationSeconds: 61.4 });
        writeFileSync(file, writer.head('n') + (typeof written === 'string' ? written : '') + writer.foot);
        expect(parts(file).entries[0]?.paths).toContain(song);
      }),
      { numRuns: 300 },
    );
  });

  it('match what moved by file name and length, and by tags', async () => {
    const { library, music, lists } = await withSongs();
    const [plain] = (await firstTracks(library)).filter(({ title }) => title === 'Plain');
    const seconds = Math.round(plain?.durationSeconds ?? 0);
    const file = join(lists, 'old.m3u8');
    const lines = [
      '#EXTM3U',
      `#EXTINF:${seconds},Nobody - Wrong`,
      'D:\\Old Disk\\PLAIN.mp3',
      `#EXTINF:${seconds + 30},Nobody - Wrong`,
      'D:\\Old Disk\\plain.mp3',
      '#EXTINF:-1,björk - JÓGA',
      '/elsewhere/other name.flac',
      '#EXTINF:-1,Björk - Bachelorette',
      '/elsewhere/missing.flac',
    ];
    writeFileSync(file, lines.join('\r\n'));
    const report = await library.playlists.importFile(file);
    expect(report).toMatchObject({ name: 'old', entries: 2, by: { path: 0, name: 1, tags: 1 } });
    expect(report.leftOut.map(({ position, reason }) => [position, reason])).toEqual([
      [2, 'not-in-library'],
      [4, 'not-in-library'],
    ]);
    const { entries } = await library.playlists.entries({ id: report.playlistId, cursor: null, limit: 10 });
    expect(entries.map(({ track }) => track?.title)).toEqual(['Plain', 'Jóga']);
    // A playlist follows its songs when their folder is renamed.
    renameSync(join(music, 'Björk & Co'), join(music, 'Björk'));
    await library.scan();
    await library.scanFinished();
    const after = await library.playlists.entries({ id: report.playlistId, cursor: null, limit: 10 });
    expect(after.entries[1]?.track?.path).toBe(join(music, 'Björk', '50% #1', 'Jóga.mp3'));
  });

  it('read Latin-1 where it is no UTF-8, and marks of byte order', async () => {
    const { library, lists } = await withSongs();
    const text = '#EXTM3U\n../Björk & Co/50% #1/Jóga.mp3\n';
    const encodings = {
      latin: Buffer.from(text, 'latin1'),
      utf8: Buffer.from(`\ufeff${text}`),
      utf16: Buffer.from(`\ufeff${text}`, 'utf16le'),
    };
    for (const [name, bytes] of Object.entries(encodings)) {
      writeFileSync(join(lists, `${name}.m3u`), bytes);
      expect(await library.playlists.importFile(join(lists, `${name}.m3u`)), name).toMatchObject({ entries: 1 });
    }
    expect(decodeText(Buffer.from([0x80, 0x93]))).toBe('€“');
  });

  it('take hostile entries as text, open nothing, and say why they are left out', async () => {
    const { library, lists } = await withSongs();
    const hostile = [
      'https://example.org/stream.mp3',
      '/etc/passwd',
      '../../../../../../../../etc/passwd',
      'a\0b.mp3',
      'x'.repeat(10_000),
      'file:///etc/passwd',
      'file://server/share/x.mp3',
      '$(touch /tmp/x).mp3',
      '%00%2e%2e%2f.mp3',
      "'; DROP TABLE playlists; --",
    ];
    writeFileSync(join(lists, 'hostile.m3u8'), [...hostile, '../plain.mp3'].join('\n'));
    const report = await library.playlists.importFile(join(lists, 'hostile.m3u8'));
    expect(report.entries).toBe(1);
    expect(report.leftOut.map(({ reason }) => reason)).toEqual([
      'remote',
      'not-in-library',
      'not-in-library',
      'not-a-path',
      'too-long',
      'not-in-library',
      'remote',
      'not-in-library',
      'not-in-library',
      'not-in-library',
    ]);
    expect(Math.max(...report.leftOut.map(({ location }) => location.length))).toBeLessThan(300);
    const track = (location: string) => `<track><location>${location}</location></track>`;
    const xspf = ['http://example.org/a.mp3', '%00.mp3', 'file://host/x', '../plain.mp3', '', '%E0%A4%A'].map(track);
    const body = `<trackList>${xspf.join('')}</trackList>`;
    writeFileSync(
      join(lists, 'hostile.xspf'),
      `<playlist version="1" xmlns="http://xspf.org/ns/0/">${body}</playlist>`,
    );
    const second = await library.playlists.importFile(join(lists, 'hostile.xspf'));
    expect(second.entries).toBe(1);
    expect(second.leftOut.map(({ reason }) => reason)).toEqual([
      'remote',
      'not-a-path',
      'remote',
      'not-a-path',
      'not-a-path',
    ]);
  });

  it('refuse what is no playlist, and change nothing by it', async () => {
    const { library, lists } = await withSongs();
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><playlist><title>&b;</title></playlist>`;
    const files = {
      'broken.xspf': '<playlist><trackList>',
      'other.xspf': '<html></html>',
      'notes.txt': 'a.mp3',
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(lists, name), text);
      await expect(library.playlists.importFile(join(lists, name)), name).rejects.toMatchObject({
        code: 'playlist-unreadable',
      });
    }
    mkdirSync(join(lists, 'folder.m3u'));
    await expect(library.playlists.importFile(join(lists, 'folder.m3u'))).rejects.toMatchObject({
      code: 'playlist-unreadable',
    });
    await expect(library.playlists.importFile(join(lists, 'none.m3u'))).rejects.toMatchObject({
      code: 'file-not-found',
    });
    expect(await library.playlists.all()).toEqual([]);
    writeFileSync(join(lists, 'bomb.xspf'), bomb);
    expect((await library.playlists.importFile(join(lists, 'bomb.xspf'))).name.length).toBeLessThan(1001);
    const { id } = await library.playlists.create({ name: 'x', description: '', rules: null, source: null });
    const nowhere = join(lists, 'no', 'x.m3u8');
    await expect(library.playlists.exportFile({ id, file: nowhere, relative: false })).rejects.toMatchObject({
      code: 'not-writable',
    });
  });

  it('say which songs a format cannot hold', () => {
    const writer = writerFor('m3u', null);
    const entry = { title: 'x', artist: null, album: null, durationSeconds: null };
    expect(writer.entry({ ...entry, path: '/東京.mp3' })).toEqual({ reason: 'not-in-this-encoding' });
    expect(writer.entry({ ...entry, path: '/a\nb.mp3' })).toEqual({ reason: 'line-break' });
    expect(writer.entry({ ...entry, path: '/Jóga.mp3', title: 'a\nb' })).toBe('#EXTINF:-1,a b\n/Jóga.mp3\n');
  });

  it('never fail on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        parseM3u(text);
        for (const kind of ['plain', 'uri'] as const) resolveLocation(text, '/music', kind);
      }),
      { numRuns: 500 },
    );
  });
});
