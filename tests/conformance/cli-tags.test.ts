import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProcesses } from '../support/built-processes';
import { png } from '../support/png';
import { writeMp3 } from '../support/tagged-files';
import { temporaryFolder } from '../support/temporary-folder';

let built: string;
beforeAll(async () => {
  built = await buildProcesses();
});

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

function tags(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(built, 'cli.js'), 'tags', ...args]);
  const ended = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.err += text));
  return new Promise((resolve) => child.on('close', (status) => resolve({ ...ended, status })));
}

const isOneLine = (text: string) => /^auralis: [^\n]+\n$/.test(text);

describe('tags on the command line', () => {
  it('are set and got, in as many files as are named, and what fails is told in one line', async () => {
    const folder = temporaryFolder();
    const [one, two] = [join(folder, 'one.mp3'), join(folder, 'two.mp3')];
    for (const path of [one, two]) writeMp3(path, { TIT2: 'Old' });
    writeFileSync(
      join(folder, 'cover.png'),
      png(8, () => [1, 2, 3]),
    );
    const wished = ['--title', 'Neu', '--artist', 'A', '--artist', 'B', '--track', '3/12', '--compilation', 'yes'];
    const set = await tags(
      'set',
      one,
      join(folder, 'none.mp3'),
      two,
      ...wished,
      '--cover',
      join(folder, 'cover.png'),
      '--json',
    );
    expect(set.status).toBe(1);
    expect(isOneLine(set.err)).toBe(true);
    const told = JSON.parse(set.out);
    expect(told.files.map(({ written }: { written: boolean }) => written)).toEqual([true, true]);
    expect(told.failed).toMatchObject([{ code: 'file-not-found' }]);
    const got = await tags('get', one, '--json');
    expect(got).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(got.out).files[0].tags).toMatchObject({
      title: 'Neu',
      artists: ['A', 'B'],
      trackNumber: 3,
      trackCount: 12,
      compilation: true,
      cover: { mimeType: 'image/png' },
    });
  });

  it('are only shown in a dry run', async () => {
    const path = join(temporaryFolder(), 'a.mp3');
    writeMp3(path, { TIT2: 'Old' });
    const before = readFileSync(path);
    const dry = await tags('set', path, '--title', 'New', '--dry-run', '--json');
    expect(dry.status).toBe(0);
    expect(JSON.parse(dry.out).files).toEqual([
      { path, written: false, changes: [{ field: 'title', before: 'Old', after: 'New' }] },
    ]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([
    [],
    ['get'],
    ['put', 'a.mp3'],
    ['get', 'a.mp3', '--title', 'x'],
    ['set', 'a.mp3'],
    ['set', 'a.mp3', '--date', '1999-13-01'],
    ['set', 'a.mp3', '--track', 'three'],
    ['set', 'a.mp3', '--track', '0'],
    ['set', 'a.mp3', '--compilation', 'maybe'],
    ['set', 'a.mp3', '--cover', 'x.png', '--remove-cover'],
    ['set', 'a.mp3', '--rating', '5'],
    ['set', 'a.mp3', '--title', 'x'.repeat(20_000)],
  ])('asked for as %j are a wrong use: status 2 and one line', async (...args) => {
    const ended = await tags(...args);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(isOneLine(ended.err)).toBe(true);
  });
});
