import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { type WalkStep, walkStep } from './walk';

/** Walks to the end; answers every step. */
function walk(path: string, excluded: string[] = []): WalkStep[] {
  const steps = [walkStep({ folders: [{ path, areas: [] }], excluded })];
  for (let rest = steps[0]?.rest ?? []; rest.length > 0; rest = steps.at(-1)?.rest ?? [])
    steps.push(walkStep({ folders: rest, excluded }));
  return steps;
}

const filesOf = (steps: WalkStep[]) => steps.flatMap(({ files }) => files.map(({ path }) => path));

describe('walkStep', () => {
  it('goes through a large tree in steps and misses nothing', () => {
    const root = temporaryFolder();
    const expected: string[] = [];
    for (let album = 0; album < 30; album++) {
      mkdirSync(join(root, `album ${album}`, 'disc'), { recursive: true });
      for (let track = 0; track < 100; track++) {
        const path = join(root, `album ${album}`, track % 2 ? 'disc' : '', `${track}.FLAC`);
        writeFileSync(path, 'x');
        expected.push(path);
      }
    }
    const steps = walk(root);
    expect(steps.length).toBeGreaterThan(1);
    expect(filesOf(steps).toSorted()).toEqual(expected.toSorted());
  });

  it('leaves out hidden files, other kinds, system folders and folders that are walked for themselves', () => {
    const root = temporaryFolder();
    for (const folder of ['.hidden', '@eaDir', 'other', 'folder.mp3']) mkdirSync(join(root, folder));
    for (const name of ['.a.mp3', 'b.txt', 'c.mp3', '.hidden/d.mp3', '@eaDir/e.mp3', 'other/f.mp3', 'folder.mp3/g.ogg'])
      writeFileSync(join(root, name), 'x');
    expect(filesOf(walk(root, [join(root, 'other')]))).toEqual([join(root, 'c.mp3'), join(root, 'folder.mp3/g.ogg')]);
  });

  it('says which folder may not be read, and goes on', ({ skip }) => {
    if (!process.seteuid || process.getuid?.() !== 0) skip('only the superuser can become someone with fewer rights');
    const root = temporaryFolder();
    mkdirSync(join(root, 'closed'));
    writeFileSync(join(root, 'open.mp3'), 'x');
    chmodSync(root, 0o755);
    chmodSync(join(root, 'closed'), 0o700);
    process.seteuid?.(65_534);
    const steps = walk(root);
    process.seteuid?.(0);
    expect(filesOf(steps)).toEqual([join(root, 'open.mp3')]);
    const params = { name: 'closed', reason: 'permission denied' };
    const problem = { code: 'folder-unreadable', params };
    expect(steps.flatMap(({ problems }) => problems)).toMatchObject([{ path: join(root, 'closed'), problem }]);
  });
});
