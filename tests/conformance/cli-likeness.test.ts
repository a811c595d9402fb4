import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateMusic, wavFile } from '../../src/scenarios/fixtures';
import { buildProcesses } from '../support/built-processes';
import { temporaryFolder } from '../support/temporary-folder';

let built = '';
beforeAll(async () => {
  built = await buildProcesses();
});

describe('auralis similar and duplicates', () => {
  it('work from the command line alone, and answer mistakes in one line', () => {
    const folder = temporaryFolder();
    const run = (...args: string[]) => {
      const options = { cwd: folder, encoding: 'utf8' } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(built, 'cli.js'), ...args], options);
      return { status, out: stdout, err: stderr };
    };
    const library = ['--library', 'l.sqlite'];
    mkdirSync(join(folder, 'music'));
    for (const [seed, name] of ['a', 'b', 'c'].entries())
      writeFileSync(join(folder, 'music', `${name}.wav`), wavFile(generateMusic({ rateHz: 44_100, seconds: 5, seed })));
    copyFileSync(join(folder, 'music/a.wav'), join(folder, 'music/a-again.wav'));
    writeFileSync(join(folder, 'music/silence.wav'), wavFile({ rateHz: 44_100, channels: [new Float32Array(44_100)] }));

    expect(run('similar', 'music/a.wav', ...library)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/l\.sqlite/),
    });
    expect(run('scan', 'music', ...library).status).toBe(0);
    const early = run('similar', 'music/a.wav', ...library);
    expect(early).toMatchObject({ status: 1, out: '' });
    expect(early.err).toMatch(/^auralis: .*“a” was not analysed yet\. .*--analyze first\..*\n$/);
    const [group] = JSON.parse(run('duplicates', ...library, '--json').out);
    expect(group.copies.map(({ title }: { title: string }) => title).toSorted()).toEqual(['a', 'a-again']);

    const scanned = run('scan', 'music', ...library, '--analyze', '--json');
    expect(JSON.parse(scanned.out)).toMatchObject({ tracks: 5, analysed: { measured: 5, failed: 0 } });
    const similar = JSON.parse(run('similar', 'music/a.wav', ...library, '--count', '2', '--json').out);
    // The silence cannot be compared.
    expect(similar.compared).toBe(3);
    expect(similar.tracks).toHaveLength(2);
    expect(similar.tracks[0]).toMatchObject({ title: 'a-again', distance: 0 });
    expect(similar.tracks[1].distance).toBeGreaterThan(0.05);
    expect(run('similar', 'music/a.wav', ...library).out).toMatch(
      /^ 0\.00 {2}a-again {2}.*a-again\.wav\n {0,2}\d+\.\d\d {2}/,
    );
    expect(run('duplicates', ...library).out).toMatch(/^a(-again)?: 2 copies\n {2}best {2}PCM, .*\n {8}PCM, .*\n$/);

    expect(run('similar', 'music/silence.wav', ...library).err).toMatch(/^auralis: “silence” cannot be compared.*\n$/);
    expect(run('similar', 'music/none.wav', ...library)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/none\.wav/),
    });
    for (const wrong of [
      ['similar', ...library],
      ['similar', 'music/a.wav', ...library, '--count', '0'],
      ['similar', 'music/a.wav', ...library, '--count', 'many'],
      ['similar', 'music/a.wav'],
      ['duplicates', 'extra', ...library],
    ]) {
      const { status, err } = run(...wrong);
      expect(status, wrong.join(' ')).toBe(2);
      expect(err).toMatch(/^auralis: .*\n$/);
    }
    expect(run('--help').out).toMatch(
      /similar TRACK --library FILE \[--count N\][\s\S]*duplicates|duplicates[\s\S]*similar TRACK/,
    );
  });
});
