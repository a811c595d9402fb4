import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProcesses } from '../../../../tests/support/built-processes';
import { keptProcesses } from '../../../../tests/support/kept-processes';
import { firstTracks, openTestLibrary, scanFolder } from '../../../../tests/support/open-test-library';
import { png } from '../../../../tests/support/png';
import { writeMp3 } from '../../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import type { Library } from '..';

const launcher = keptProcesses();
let built: string;
let music: string;
let library: Library;

beforeAll(async () => {
  built = await buildProcesses();
});
beforeEach(async () => {
  const profile = temporaryFolder();
  music = join(profile, 'music');
  mkdirSync(music);
  library = await openTestLibrary(profile, built, { launcher });
});

const picture = (seed: number) => png(8, () => [seed, seed, seed]);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function put(path: string, content: Uint8Array): void {
  mkdirSync(dirname(join(music, path)), { recursive: true });
  writeFileSync(join(music, path), content);
}
function song(path: string, cover?: Buffer): void {
  mkdirSync(dirname(join(music, path)), { recursive: true });
  writeMp3(join(music, path), { TIT2: path }, cover && { mimeType: 'image/png', data: cover });
}
/** Hashes of the covers by title, as the library shows them. */
async function covers(): Promise<Record<string, string | null>> {
  return Object.fromEntries((await firstTracks(library)).map(({ title, artworkHash }) => [title, artworkHash]));
}

describe('a cover that lies beside the music', () => {
  it('is shown where the file has none, whatever its case, and the better name first', async () => {
    song('a/one.mp3');
    song('a/own.mp3', picture(1));
    put('a/Folder.PNG', picture(2));
    put('a/COVER.png', picture(3));
    song('b/two.mp3');
    put('b/picture.png', picture(4));
    await scanFolder(library, music);
    expect(await covers()).toEqual({
      'a/one.mp3': hashOf(picture(3)),
      'a/own.mp3': hashOf(picture(1)),
      'b/two.mp3': null,
    });
  });

  it('lies around the folders of an album of several discs, and a disc may have its own', async () => {
    for (const disc of ['CD1', 'Disc 2', 'disk_03', 'Live']) song(`album/${disc}/x.mp3`);
    put('album/front.png', picture(1));
    put('album/Disc 2/cover.png', picture(2));
    await scanFolder(library, music);
    expect(await covers()).toEqual({
      'album/CD1/x.mp3': hashOf(picture(1)),
      'album/Disc 2/x.mp3': hashOf(picture(2)),
      'album/disk_03/x.mp3': hashOf(picture(1)),
      'album/Live/x.mp3': null,
    });
  });

  it('is shown anew when it comes, changes and goes, though no song changed', async () => {
    song('a/one.mp3');
    song('b/two.mp3');
    await scanFolder(library, music);
    for (const [seed, action] of [
      [1, () => put('a/cover.png', picture(1))],
      [7, () => put('a/cover.png', Buffer.concat([picture(7), Buffer.from('more')]))],
      [null, () => rmSync(join(music, 'a/cover.png'))],
    ] as const) {
      action();
      const summary = await scanFolder(library, music);
      expect(summary).toMatchObject({ added: 0, updated: 1, removed: 0 });
      const expected =
        seed === null ? null : hashOf(seed === 7 ? Buffer.concat([picture(7), Buffer.from('more')]) : picture(1));
      expect((await covers())['a/one.mp3']).toBe(expected);
      expect(await scanFolder(library, music)).toMatchObject({ added: 0, updated: 0, removed: 0 });
    }
  });

  it('is told and left out where it is no picture, and the songs are there all the same', async () => {
    song('a/one.mp3');
    song('a/two.mp3');
    put('a/cover.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
    const { problems } = await scanFolder(library, music);
    expect(problems).toMatchObject([{ code: 'not-a-cover', params: { name: 'cover.jpg' } }]);
    expect(await covers()).toEqual({ 'a/one.mp3': null, 'a/two.mp3': null });
  });

  it('is shown where the one inside the file is broken, which is told', async () => {
    song('a/one.mp3', png(64, (x, y) => [x * 255, y * 255, (x * y * 9999) & 255]).subarray(0, 150));
    put('a/cover.png', picture(2));
    const { problems } = await scanFolder(library, music);
    expect(problems).toMatchObject([{ code: 'not-a-cover', params: { name: 'one.mp3', reason: 'It ends early.' } }]);
    expect(await covers()).toEqual({ 'a/one.mp3': hashOf(picture(2)) });
  });

  it('goes from the disk when nothing shows it any more', async () => {
    song('a/one.mp3');
    put('a/cover.png', picture(9));
    await scanFolder(library, music);
    const file = await library.artworkFile(hashOf(picture(9)));
    expect(existsSync(file?.path ?? '')).toBe(true);
    const gone: string[] = [];
    library.coversGone.listen((hashes) => gone.push(...hashes));
    put('a/cover.png', picture(10));
    await scanFolder(library, music);
    expect(existsSync(file?.path ?? '')).toBe(false);
    expect(gone).toEqual([hashOf(picture(9))]);
    expect(await library.artworkFile(hashOf(picture(9)))).toBeNull();
    expect(existsSync((await library.artworkFile(hashOf(picture(10))))?.path ?? '')).toBe(true);
  });

  it('is kept once, as the bytes that it is', async () => {
    song('a/one.mp3');
    put('a/cover.png', picture(9));
    await scanFolder(library, music);
    const file = await library.artworkFile(hashOf(picture(9)));
    expect(readFileSync(file?.path ?? '').equals(picture(9))).toBe(true);
    renameSync(join(music, 'a/cover.png'), join(music, 'a/album.png'));
    await scanFolder(library, music);
    expect((await covers())['a/one.mp3']).toBe(hashOf(picture(9)));
  });
});
