import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { corpusFolder, NO_CORPUS } from '../../../tests/support/corpus';
import { keptProcesses } from '../../../tests/support/kept-processes';
import {
  firstTracks,
  openTestLibrary,
  openThreadedLibrary,
  scanFolder,
} from '../../../tests/support/open-test-library';
import { writeMp3 } from '../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { type ChildProcess, ForkLauncher } from '../processes';
import type { Library, LibraryOptions } from '.';

const launcher = keptProcesses();
let processFolder: string;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

const open = (profile: string, more?: Pick<LibraryOptions, 'launcher'>) =>
  openTestLibrary(profile, processFolder, { launcher, ...more });
const openThreaded = (profile: string, more?: Pick<LibraryOptions, 'faults'>) =>
  openThreadedLibrary(profile, processFolder, more);
const scan = scanFolder;
const titles = async (library: Library) => (await firstTracks(library)).map(({ title }) => title);

/** Real tag processes, each of which is killed when it is handed a file of that name. */
class DeadlyFileLauncher extends ForkLauncher {
  deaths = 0;

  constructor(private readonly name: string) {
    super();
  }

  override launch(...args: Parameters<ForkLauncher['launch']>): ChildProcess {
    const child = super.launch(...args);
    return {
      ...child,
      post: (message) => {
        const text = JSON.stringify(message);
        if (!text.includes('"task":"read"') || !text.includes(this.name)) {
          child.post(message);
          return;
        }
        // Instead of handing it over: the answer could be faster than the end.
        this.deaths++;
        child.kill();
      },
    };
  }
}

describe('a scan while playback needs the machine', () => {
  async function heldScan(): Promise<{ library: Library; folder: string; held: () => boolean }> {
    const folder = temporaryFolder();
    for (let i = 0; i < 60; i++) writeMp3(join(folder, `${i}.mp3`), { TIT2: `Song ${i}` });
    const library = await openTestLibrary(temporaryFolder(), processFolder, { launcher });
    library.holdScans('playback', true);
    await library.addFolder(folder);
    const held = () => library.scanState.latest?.kind === 'scanning' && library.scanState.latest.held;
    await expect.poll(held).toBe(true);
    return { library, folder, held };
  }

  it('stands still, says so, and goes on where it was', async () => {
    const { library, folder, held } = await heldScan();
    // Meanwhile one that is not held comes to its end.
    expect(
      await scanFolder(await openTestLibrary(temporaryFolder(), processFolder, { launcher }), folder),
    ).toMatchObject({
      added: 60,
    });
    expect(await firstTracks(library)).toEqual([]);
    library.holdScans('playback', false);
    expect(held()).toBe(false);
    expect(await library.scanFinished()).toMatchObject({ added: 60, tracks: 60 });
  });

  it('can be stopped', async () => {
    const { library } = await heldScan();
    await library.cancelScan();
    expect(library.scanState.latest?.kind).toBe('idle');
  });
});

describe('the library', () => {
  it('reads a folder, shows its tracks in order and shows them again after a restart', async () => {
    const profile = temporaryFolder();
    const music = temporaryFolder();
    mkdirSync(join(music, 'album'));
    writeMp3(join(music, 'album', '2.mp3'), { TIT2: 'Second', TPE1: 'The Abba', TALB: 'One', TRCK: '2', TDRC: '1976' });
    writeMp3(join(music, 'album', '1.mp3'), { TIT2: 'First', TPE1: 'Abba', TALB: 'One', TRCK: '1' });
    writeMp3(join(music, 'no tags.mp3'), {});
    const library = await openThreaded(profile);
    const summary = await scan(library, music);
    expect(summary).toMatchObject({ tracks: 3, added: 3, updated: 0, removed: 0, problems: [] });
    expect(await titles(library)).toEqual(['First', 'Second', 'no tags']);
    const { results } = await library.search({ query: 'seco', limit: 5 });
    const track = results.find(({ kind }) => kind === 'track');
    expect(await library.track(track?.id ?? 0)).toMatchObject({ artist: 'The Abba', year: 1976, sampleRateHz: 44_100 });
    await library.dispose();

    const again = await openThreaded(profile);
    expect(await titles(again)).toEqual(['First', 'Second', 'no tags']);
    expect(await again.folders()).toMatchObject([{ path: music, available: true }]);
  });

  it('shows what tags say of loudness, also of files that an older version had scanned', async () => {
    const profile = temporaryFolder();
    const music = temporaryFolder();
    writeMp3(join(music, 'tagged.mp3'), { TIT2: 'A', TXXX: 'REPLAYGAIN_TRACK_GAIN\0-7.5 dB' });
    writeMp3(join(music, 'untagged.mp3'), { TIT2: 'B' });
    const gain = { trackGainDb: -7.5, trackPeak: null, albumGainDb: null, albumPeak: null };
    const gains = async (library: Library) => (await firstTracks(library)).map(({ replayGain }) => replayGain);
    const library = await open(profile);
    await scan(library, music);
    expect(await gains(library)).toEqual([gain, null]);
    expect(await scan(library, music)).toMatchObject({ updated: 0 });
    await library.dispose();

    const older = new Database(join(profile, 'library.sqlite'));
    older.exec('UPDATE tracks SET track_gain_db = NULL, tags_version = 0');
    older.close();
    const again = await open(profile);
    expect(await gains(again)).toEqual([null, null]);
    expect(await scan(again, music)).toMatchObject({ updated: 2, problems: [] });
    expect(await gains(again)).toEqual([gain, null]);
  });

  it('forgets everything on a restart where that fault is planted', async () => {
    const profile = temporaryFolder();
    const music = temporaryFolder();
    writeMp3(join(music, 'a.mp3'), {});
    const forgetful = await openThreaded(profile, { faults: new Set(['library.forgets-on-restart']) });
    expect((await scan(forgetful, music)).tracks).toBe(1);
    await forgetful.dispose();
    expect(await titles(await open(profile))).toEqual([]);
  });

  it('serves what a write made untrue where that fault is planted, and never else', async () => {
    const music = temporaryFolder();
    writeMp3(join(music, 'a.mp3'), {});
    const favouriteAfterwards = async (library: Library) => {
      await scan(library, music);
      const [track] = await firstTracks(library);
      await library.setFavourites([track?.id ?? 0], true);
      return (await firstTracks(library))[0]?.favourite;
    };
    expect(await favouriteAfterwards(await open(temporaryFolder()))).toBe(true);
    const stale = await openThreaded(temporaryFolder(), { faults: new Set(['library.stale-cache']) });
    expect(await favouriteAfterwards(stale)).toBe(false);
  });

  it('finds what changed: new, other, gone and unchanged files', async () => {
    const music = temporaryFolder();
    for (const name of ['kept', 'changed', 'gone']) writeMp3(join(music, `${name}.mp3`), { TIT2: name });
    const library = await open(temporaryFolder());
    await scan(library, music);
    const before = await firstTracks(library);
    const kept = before.find(({ title }) => title === 'kept');
    await library.setFavourites([kept?.id ?? 0], true);

    writeMp3(join(music, 'changed.mp3'), { TIT2: 'changed indeed' });
    rmSync(join(music, 'gone.mp3'));
    writeMp3(join(music, 'new.mp3'), { TIT2: 'new' });
    appendFileSync(join(music, 'new.mp3'), 'other sound');
    expect(await scan(library, music)).toMatchObject({ tracks: 3, added: 1, updated: 1, removed: 1 });
    expect(await titles(library)).toEqual(['changed indeed', 'kept', 'new'].toSorted());
    expect((await library.track(kept?.id ?? 0)).favourite).toBe(true);
    expect((await library.search({ query: 'gone', limit: 5 })).results).toEqual([]);
    expect(await scan(library, music)).toMatchObject({ tracks: 3, added: 0, updated: 0, removed: 0 });
  });

  it('says of each file that is no track why, once, until it is one', async () => {
    const music = temporaryFolder();
    writeFileSync(join(music, 'text.mp3'), 'only words\n'.repeat(200));
    writeFileSync(join(music, 'empty.flac'), '');
    writeFileSync(join(music, 'notes.txt'), 'no sound meant');
    symlinkSync(join(music, 'nowhere.mp3'), join(music, 'link.mp3'));
    const library = await open(temporaryFolder());
    const codes = async () =>
      (await library.problems()).map(({ path, code }) => `${path.slice(music.length + 1)} ${code}`);
    const expected = ['empty.flac file-empty', 'link.mp3 file-not-found', 'text.mp3 not-audio'];
    await scan(library, music);
    expect(await codes()).toEqual(expected);
    await scan(library, music);
    expect(await codes()).toEqual(expected);
    writeMp3(join(music, 'text.mp3'), { TIT2: 'music now' });
    rmSync(join(music, 'empty.flac'));
    await scan(library, music);
    expect(await codes()).toEqual(['link.mp3 file-not-found']);
    expect(await titles(library)).toEqual(['music now']);
  });

  it('ends in links that lead in circles, and meets what they lead to once', async () => {
    const music = temporaryFolder();
    const outside = temporaryFolder();
    mkdirSync(join(music, 'inner'));
    writeMp3(join(music, 'inner', 'a.mp3'), { TIT2: 'inside' });
    writeMp3(join(outside, 'b.mp3'), { TIT2: 'outside' });
    symlinkSync(music, join(music, 'inner', 'back'));
    symlinkSync(outside, join(music, 'out'));
    symlinkSync(music, join(outside, 'in'));
    symlinkSync(outside, join(outside, 'self'));
    symlinkSync(join(music, 'loop'), join(music, 'loop'));
    const library = await open(temporaryFolder());
    expect(await scan(library, music)).toMatchObject({ tracks: 2, problems: [] });
    expect((await titles(library)).toSorted()).toEqual(['inside', 'outside']);
  });

  it('keeps the tracks of a folder that vanishes, as not available, and has them back with it', async () => {
    const parent = temporaryFolder();
    const music = join(parent, 'disk');
    mkdirSync(music);
    writeMp3(join(music, 'a.mp3'), { TIT2: 'a' });
    const library = await open(temporaryFolder());
    await scan(library, music);
    const backup = join(parent, 'elsewhere.mp3');
    copyFileSync(join(music, 'a.mp3'), backup);
    const { mtime } = statSync(join(music, 'a.mp3'));

    rmSync(music, { recursive: true });
    await library.scan();
    expect(await library.scanFinished()).toMatchObject({
      tracks: 1,
      removed: 0,
      problems: [{ code: 'folder-not-found' }],
    });
    expect(await firstTracks(library)).toMatchObject([{ title: 'a', available: false }]);

    mkdirSync(music);
    await library.scan();
    expect(await library.scanFinished()).toMatchObject({ removed: 0, problems: [{ code: 'folder-unreadable' }] });

    copyFileSync(backup, join(music, 'a.mp3'));
    utimesSync(join(music, 'a.mp3'), mtime, mtime);
    await library.scan();
    expect(await library.scanFinished()).toMatchObject({ tracks: 1, added: 0, updated: 0, problems: [] });
    expect(await firstTracks(library)).toMatchObject([{ title: 'a', available: true }]);
  });

  it('gives tracks to the innermost folder, and back when that is removed', async () => {
    const music = temporaryFolder();
    mkdirSync(join(music, 'inner'));
    writeMp3(join(music, 'a.mp3'), { TIT2: 'a' });
    writeMp3(join(music, 'inner', 'b.mp3'), { TIT2: 'b' });
    const library = await open(temporaryFolder());
    await scan(library, music);
    await scan(library, join(music, 'inner'));
    await library.scan();
    expect(await library.scanFinished()).toMatchObject({ tracks: 2, added: 0, removed: 0 });
    const [outer, inner] = await library.folders();
    await library.removeFolder(inner?.id ?? 0);
    expect(await titles(library)).toEqual(['a', 'b']);
    await library.removeFolder(outer?.id ?? 0);
    expect(await titles(library)).toEqual([]);
    expect((await library.search({ query: 'b', limit: 5 })).results).toEqual([]);
    expect(await library.folders()).toEqual([]);
  });

  it('refuses what is no folder', async () => {
    const library = await open(temporaryFolder());
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(library.addFolder(join(folder, 'missing'))).rejects.toMatchObject({ code: 'folder-not-found' });
    await expect(library.addFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'not-a-folder' });
    await expect(library.addFolder(join(folder, 'x'.repeat(300)))).rejects.toMatchObject({ code: 'name-too-long' });
    expect(await library.folders()).toEqual([]);
  });

  it('says why it cannot be opened, and of a damaged one what became of it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file'))).rejects.toMatchObject({ code: 'not-writable' });
    writeFileSync(join(folder, 'library.sqlite'), 'no database');
    const library = await open(folder);
    expect(library.notices).toMatchObject([{ code: 'library-corrupt' }]);
    expect(readdirSync(folder)).toContain(library.notices[0]?.params.name);
  });

  it('blames the file that makes a tag process die, and loses no other', async () => {
    const music = temporaryFolder();
    for (let index = 0; index < 40; index++) writeMp3(join(music, `${index}.mp3`), { TIT2: `Song ${index}` });
    writeMp3(join(music, '17 deadly.mp3'), { TIT2: 'deadly' });
    const launcher = new DeadlyFileLauncher('deadly');
    const library = await open(temporaryFolder(), { launcher });
    const summary = await scan(library, music);
    expect(launcher.deaths).toBeGreaterThanOrEqual(2);
    expect(summary).toMatchObject({ tracks: 40, problems: [{ code: 'decoder-crashed' }] });
    expect(summary.problems[0]?.path).toBe(join(music, '17 deadly.mp3'));
    const before = launcher.deaths;
    expect(await scan(library, music)).toMatchObject({ tracks: 40, added: 0, problems: [{ code: 'decoder-crashed' }] });
    expect(launcher.deaths).toBe(before);
  });

  it('makes a track or a problem of every file there is in the corpus', async ({ skip }) => {
    const corpus = corpusFolder();
    if (!corpus) return skip(NO_CORPUS);
    const library = await open(temporaryFolder());
    for (const part of ['corrupt', 'tags', 'flac']) await scan(library, join(corpus, part));
    const tracks = await firstTracks(library);
    const known = new Set([...tracks, ...(await library.problems())].map(({ path }) => path));
    const files = readdirSync(corpus, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter(
        (entry) =>
          /\/(corrupt|tags|flac)/.test(entry.parentPath) &&
          /\.(mp3|flac|ogg|m4a|wav|wv|mpc|ape|aiff|opus|wma|dsf|aac|spx)$/.test(entry.name),
      )
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !known.has(file))).toEqual([]);
    const withCover = tracks.find(({ path }) => path.endsWith('tags/image.flac'));
    const cover = await library.artworkFile(withCover?.artworkHash ?? '');
    expect(cover).toMatchObject({ mimeType: expect.stringMatching(/^image\/(png|jpeg)$/) });
    expect(statSync(cover?.path ?? '').size).toBeGreaterThan(100);
    expect(await library.artworkFile('../../etc/passwd')).toBeNull();
  });

  it('knows how long real music is', async ({ skip }) => {
    const corpus = corpusFolder();
    if (!corpus) return skip(NO_CORPUS);
    const library = await open(temporaryFolder());
    await scan(library, join(corpus, 'music'));
    const { tracks } = await library.tracks({
      sort: { by: 'duration', direction: 'ascending' },
      query: '',
      cursor: null,
      limit: 50,
    });
    expect(tracks.map(({ durationSeconds }) => Math.round((durationSeconds ?? 0) * 10) / 10)).toEqual([
      5.3, 45.8, 61.5, 64.8, 119.9, 133.0,
    ]);
  });
});
