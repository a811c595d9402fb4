import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeMp3 } from '../../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import type { FileChanges } from './apply-changes';
import { hashFile } from './hash-file';
import { copyPathFor, removeLeftovers } from './leftovers';
import { prepareFile } from './prepare-file';
import { readTags } from './read-tags';
import { commitFile } from './replace-file';
import { withTagFile } from './tag-file';

const nothing = () => undefined;
const titleOf = (path: string) => withTagFile(path, path, (file) => readTags(file)).title;
const names = (folder: string) => readdirSync(folder).toSorted();

/** A song in a folder of its own. */
function song(folder = temporaryFolder()): string {
  const path = join(folder, 'song.mp3');
  writeMp3(path, { TIT2: 'Old', TXXX: 'MOOD\0calm', PRIV: 'me\0x' });
  return path;
}

async function write(path: string, changes: FileChanges = { title: 'New' }) {
  const copyPath = copyPathFor(path);
  const prepared = await prepareFile({ path, expected: null, copyPath, deltaPath: null }, changes, nothing);
  if (prepared) commitFile(path, copyPath, prepared.before);
  return prepared;
}

/** What is refused must leave everything as it was. */
async function expectRefused(path: string, code: string, changes?: FileChanges) {
  const before = hashFile(path);
  const { mtimeMs } = statSync(path);
  await expect(write(path, changes)).rejects.toMatchObject({ code });
  expect(hashFile(path)).toBe(before);
  expect(statSync(path).mtimeMs).toBe(mtimeMs);
}

describe('writing tags', () => {
  it('keeps permissions, extended attributes and every byte of the sound', async () => {
    const path = song();
    chmodSync(path, 0o640);
    const sound = readFileSync(path).subarray(-40 * 417);
    const hasAttributes = setAttribute(path);
    await write(path);
    expect(titleOf(path)).toBe('New');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readFileSync(path).subarray(-sound.length).equals(sound)).toBe(true);
    expect(readFileSync(path).includes('calm')).toBe(true);
    if (hasAttributes) expect(attribute(path)).toBe('kept');
    expect(names(join(path, '..'))).toEqual(['song.mp3']);
  });

  it('lets one who has the file open read on', async () => {
    const path = song();
    const whole = readFileSync(path);
    const handle = openSync(path, 'r');
    await write(path);
    const read = Buffer.alloc(whole.length);
    readSync(handle, read, 0, read.length, 0);
    expect(read.equals(whole)).toBe(true);
  });

  it('notices other names of the file, which keep their tags', async () => {
    const path = song();
    const other = join(path, '..', 'other.mp3');
    linkSync(path, other);
    expect(await write(path)).toMatchObject({ otherNames: 1 });
    expect([titleOf(path), titleOf(other)]).toEqual(['New', 'Old']);
  });

  it('follows a link to a file in another folder', async () => {
    const folder = temporaryFolder();
    const path = song();
    symlinkSync(path, join(folder, 'link.mp3'));
    await write(join(folder, 'link.mp3'));
    expect(titleOf(path)).toBe('New');
    expect(names(folder)).toEqual(['link.mp3']);
  });

  it('refuses a file and a folder that are read-only', async () => {
    const path = song();
    chmodSync(path, 0o444);
    await expectRefused(path, 'not-writable');
    const folder = join(temporaryFolder(), 'folder');
    mkdirSync(folder);
    const inside = song(folder);
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    await expectRefused(inside, 'not-writable');
  });

  it('refuses a file that changed while its copy was made', async () => {
    const path = song();
    const copyPath = copyPathFor(path);
    const input = { path, expected: null, copyPath, deltaPath: null };
    const prepared = await prepareFile(input, { title: 'New' }, nothing);
    writeMp3(path, { TIT2: 'Theirs, and longer' });
    expect(() => commitFile(path, copyPath, prepared?.before ?? { sizeBytes: 0, modifiedAtMs: 0 })).toThrowError(
      expect.objectContaining({ code: 'file-changed' }),
    );
    expect(titleOf(path)).toBe('Theirs, and longer');
    expect(names(join(path, '..'))).toEqual(['song.mp3']);
  });

  it.each([
    ['no sound', Buffer.from('ID3\x04\0\0\0\0\0\0no sound at all', 'latin1')],
    ['text', Buffer.from('just text, whatever its name says')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses a file of %s', async (_what, content) => {
    const path = join(temporaryFolder(), 'a.mp3');
    writeFileSync(path, content);
    const before = hashFile(path);
    await expect(write(path)).rejects.toMatchObject({ name: 'AuralisError' });
    expect(hashFile(path)).toBe(before);
    expect(names(join(path, '..'))).toEqual(['a.mp3']);
  });

  it.skipIf(!smallDisk())('leaves the old file and no copy on a full disk', async () => {
    const folder = smallDisk(true);
    const path = song(folder ?? '');
    for (const size of [900_000, 90_000, 9000, 900])
      try {
        writeFileSync(join(folder ?? '', `filler-${size}`), Buffer.alloc(size));
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'ENOSPC' });
      }
    await expectRefused(path, 'disk-full', { comment: 'x'.repeat(60_000) });
    expect(names(folder ?? '').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('removes copies whose makers are gone, and only those', async () => {
    const path = song();
    const folder = join(path, '..');
    const own = copyPathFor(path);
    const gone = own.replace(`-${process.pid}-`, `-${await pidOfNobody()}-`);
    for (const copy of [own, gone, own.replace(/tags-[0-9a-f]{8}/, 'tags-01234567')]) copyFileSync(path, copy);
    removeLeftovers(folder);
    expect(names(folder)).toHaveLength(3);
    expect(names(folder)).not.toContain(gone.split('/').at(-1));
  });
});

async function pidOfNobody(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid ?? 0;
}

const python = (...args: string[]) => execFileSync('python3', ['-c', ...args], { encoding: 'utf8', stdio: 'pipe' });

/** False where this system lets nobody set one. */
function setAttribute(path: string): boolean {
  try {
    python('import os,sys; os.setxattr(sys.argv[1], "user.auralis", b"kept")', path);
    return true;
  } catch {
    return false; // No such attributes, or nothing to set them by: the rest of the test holds all the same.
  }
}

function attribute(path: string): string {
  return python('import os,sys; print(os.getxattr(sys.argv[1], "user.auralis").decode(), end="")', path);
}

/** A disk of 1 MB where the system lets us have one, else null. */
function smallDisk(keep = false): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmdirSync(folder);
    return null; // Only a privileged process may; the test is skipped where it is not one.
  }
  const unmount = () => {
    execFileSync('umount', [folder], { stdio: 'pipe' });
    rmdirSync(folder);
  };
  if (keep) onTestFinished(unmount);
  else unmount();
  return folder;
}
