import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProcesses } from '../support/built-processes';
import { writeMp3 } from '../support/tagged-files';
import { temporaryFolder } from '../support/temporary-folder';

let built = '';
beforeAll(async () => {
  built = await buildProcesses();
});

describe('auralis playlists', () => {
  it('imports, lists and exports, tells what is left out, and answers mistakes in one line', () => {
    const folder = temporaryFolder();
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(built, 'cli.js'), ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { status, out: stdout, err: stderr };
    };
    mkdirSync(join(folder, 'music'));
    for (const name of ['a', 'b']) writeMp3(join(folder, 'music', `${name}.mp3`), { TIT2: name, TPE1: 'Somebody' });
    expect(run('scan', 'music', '--library', 'l.sqlite').status).toBe(0);
    writeFileSync(join(folder, 'mix.m3u8'), 'music/b.mp3\nmusic/a.mp3\nmusic/b.mp3\nmusic/none.mp3\nhttps://x.org/y\n');

    const imported = run('playlists', 'import', 'mix.m3u8', '--library', 'l.sqlite');
    expect(imported).toMatchObject({ status: 0, out: 'imported “mix”: 3 songs, 2 left out\n' });
    expect(imported.err.trim().split('\n')).toEqual([
      expect.stringMatching(/^auralis: left out entry 4, “.*none\.mp3”: not in the library$/),
      'auralis: left out entry 5, “https://x.org/y”: an address, not a file',
    ]);
    const listed = JSON.parse(run('playlists', 'list', '--library', 'l.sqlite', '--json').out);
    expect(listed).toEqual({ playlists: [{ name: 'mix', smart: false, entries: 3, missing: 0 }] });
    expect(run('playlists', 'export', 'mix', 'out.m3u8', '--library', 'l.sqlite', '--relative').status).toBe(0);
    const paths = readFileSync(join(folder, 'out.m3u8'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(paths).toEqual([join('music', 'b.mp3'), join('music', 'a.mp3'), join('music', 'b.mp3')]);

    const mistakes: [string[], number, RegExp][] = [
      [['list'], 2, /needs --library/],
      [['list', '--library', 'none.sqlite'], 1, /cannot be found/],
      [['import', '--library', 'l.sqlite'], 2, /takes list, import FILE/],
      [['import', 'none.m3u', '--library', 'l.sqlite'], 1, /cannot be found/],
      [['import', 'l.sqlite', '--library', 'l.sqlite'], 1, /no playlist that can be read/],
      [['export', 'nobody', 'x.m3u8', '--library', 'l.sqlite'], 1, /no playlist “nobody”/],
      [['export', 'mix', 'x.doc', '--library', 'l.sqlite'], 1, /no playlist that can be read/],
      [['export', 'mix', 'no/where.xspf', '--library', 'l.sqlite'], 1, /cannot be written/],
    ];
    for (const [args, status, message] of mistakes) {
      const ended = run('playlists', ...args);
      expect(ended, args.join(' ')).toMatchObject({ status, out: '' });
      expect(ended.err, args.join(' ')).toMatch(message);
      expect(ended.err.trim().split('\n'), args.join(' ')).toHaveLength(1);
    }
  });
});
