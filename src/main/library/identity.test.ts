import { appendFileSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { catalogueFaults } from '../../../tests/support/catalogue-faults';
import { keptProcesses } from '../../../tests/support/kept-processes';
import { firstTracks, openTestLibrary, scanFolder } from '../../../tests/support/open-test-library';
import { writeMp3 } from '../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { FINGERPRINT_DIMENSIONS, type Fingerprint } from '../../shared/domain/fingerprint';
import type { Track } from '../../shared/domain/track';
import { soundHashOfFile } from '../audio/identity';
import type { Library } from '.';

const launcher = keptProcesses();
let processFolder: string;
let profile: string;
let music: string;
let library: Library;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

beforeEach(async () => {
  profile = temporaryFolder();
  music = temporaryFolder();
  library = await openTestLibrary(profile, processFolder, { launcher });
});

/** An MP3 whose sound differs from that of another seed, with that title. */
function song(path: string, title: string, seed: number): void {
  writeMp3(path, { TIT2: title, TPE1: 'Someone', TALB: 'Album' });
  appendFileSync(path, Buffer.alloc(5000, seed));
}

const fingerprint = Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, 1])) as Fingerprint;

/** Gives a track everything that a person and the application add to it. */
async function cherish(track: Track): Promise<void> {
  await library.setFavourites([track.id], true);
  await library.setRatings([track.id], 80);
  await library.recordPlay({ trackId: track.id, atMs: 5, ms: 1000, completed: true, skipped: false });
  const measured = { algorithmVersion: 1, fingerprint, notes: [], extras: null };
  await library.putFingerprint(track, measured, soundHashOfFile(track.path));
}

async function only(): Promise<Track> {
  const tracks = await firstTracks(library);
  expect(tracks).toHaveLength(1);
  return tracks[0] as Track;
}

/** The one track, scanned and cherished. */
async function cherished(name = 'a.mp3'): Promise<Track> {
  song(join(music, name), 'First', 1);
  await scanFolder(library, music);
  const track = await only();
  await cherish(track);
  return track;
}

const isCherished = { favourite: true, rating: 80, playCount: 1, lastPlayedAtMs: 5, available: true };

function faults(): string[] {
  const database = new Database(join(profile, 'library.sqlite'));
  const found = catalogueFaults(database);
  database.close();
  return found;
}

describe('a file that moves', () => {
  it.each([
    ['another folder', 'deep/er/a.mp3'],
    ['another name', 'b.mp3'],
    ['a name in other case', 'A.MP3'],
    ['a name before its own', '0.mp3'],
  ])('to %s keeps who it is and everything that was measured', async (_, to) => {
    const before = await cherished();
    mkdirSync(join(music, 'deep/er'), { recursive: true });
    renameSync(before.path, join(music, to));
    expect(await scanFolder(library, music)).toMatchObject({ added: 0, updated: 1, removed: 0, tracks: 1 });
    expect(await only()).toMatchObject({
      id: before.id,
      path: join(music, to),
      addedAtMs: before.addedAtMs,
      ...isCherished,
    });
    expect(await library.fingerprint(before.id)).toMatchObject({ fingerprint });
    expect(await library.search({ query: 'first', limit: 5 })).toMatchObject({ results: [{ id: before.id }] });
    expect(faults()).toEqual([]);
  });

  it('with composed letters, now decomposed, keeps who it is', async () => {
    const before = await cherished('Bj\u00f6rk.mp3');
    renameSync(before.path, join(music, 'Bjo\u0308rk.mp3'));
    await scanFolder(library, music);
    expect(await only()).toMatchObject({ id: before.id, path: join(music, 'Bjo\u0308rk.mp3'), ...isCherished });
  });

  it('to another root keeps who it is', async () => {
    const before = await cherished();
    const elsewhere = temporaryFolder();
    renameSync(before.path, join(elsewhere, 'a.mp3'));
    song(join(music, 'stays.mp3'), 'Stays', 2);
    await scanFolder(library, elsewhere);
    await library.scan();
    await library.scanFinished();
    const track = (await firstTracks(library)).find(({ title }) => title === 'First');
    expect(track).toMatchObject({ id: before.id, path: join(elsewhere, 'a.mp3'), ...isCherished });
    expect(faults()).toEqual([]);
  });

  it('and is tagged anew at once keeps who it is, but not what was measured', async () => {
    const before = await cherished();
    rmSync(before.path);
    song(join(music, 'b.mp3'), 'Renamed', 1);
    await scanFolder(library, music);
    expect(await only()).toMatchObject({ id: before.id, title: 'Renamed', ...isCherished });
    expect(await library.fingerprint(before.id)).toBeNull();
    expect(await library.search({ query: 'first', limit: 5 })).toMatchObject({ results: [] });
  });

  it('is not taken for a copy that was there before', async () => {
    const before = await cherished();
    copyFileSync(before.path, join(music, 'copy.mp3'));
    await scanFolder(library, music);
    rmSync(before.path);
    expect(await scanFolder(library, music)).toMatchObject({ removed: 1 });
    expect(await only()).toMatchObject({ favourite: false, rating: null, path: join(music, 'copy.mp3') });
  });
});

describe('a file that is tagged anew', () => {
  it('keeps what was measured where its sound is the same', async () => {
    const before = await cherished();
    song(before.path, 'Another title', 1);
    expect(await scanFolder(library, music)).toMatchObject({ updated: 1 });
    expect(await only()).toMatchObject({ id: before.id, title: 'Another title', ...isCherished });
    expect(await library.fingerprint(before.id)).toMatchObject({ fingerprint });
  });

  it('keeps nothing that was measured where as much as a byte of its sound differs', async () => {
    const before = await cherished();
    song(before.path, 'First', 3);
    await scanFolder(library, music);
    expect(await only()).toMatchObject({ id: before.id, ...isCherished });
    expect(await library.fingerprint(before.id)).toBeNull();
    writeFileSync(before.path, 'text');
    expect(await scanFolder(library, music)).toMatchObject({ removed: 1 });
  });
});
