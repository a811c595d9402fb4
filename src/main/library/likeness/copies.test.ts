import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { evenFingerprint, extrasWith, keepMeasured } from '../../../../tests/support/keep-measured';
import { ask } from '../../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import { seeded } from '../../../../tests/support/made-up/random';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { HYBRID_WAVPACK, LOSSLESS_WAVPACK } from '../../../../tests/support/wavpack-files';
import type { CopyGroup } from '../../../shared/domain/likeness';
import { writePrint } from '../../../shared/domain/sound-print';
import { connect, connectionOptions } from '../database/connect';
import type { FileOutcome, FileTags } from '../scan/file-outcome';
import { FolderCovers } from '../scan/folder-covers';
import { readFile } from '../scan/read-file';
import { LibraryEngine } from '../worker/engine';
import { Statements } from '../worker/statements';
import { isAlike, SoundPrints } from './sound-prints';

const FOLDER = '/music';
let file: string;
let engine: LibraryEngine;
let rootId: number;
let random: () => number;
let size = 1000;

beforeEach(async () => {
  file = join(temporaryFolder(), 'l.sqlite');
  engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  onTestFinished(() => engine.close());
  rootId = (ask(engine, 'command', 'addFolder', { path: FOLDER }) as { id: number }).id;
  random = seeded(11);
  ask(engine, 'command', 'beginScan', { rootId });
});

const [plain] = generateOutcomes(FOLDER, 1);

/** Scans a file with this sound: a new one, or another one in the place of one that was there. */
function scan(name: string, sound: Partial<FileTags>): number {
  if (!plain) throw new Error('no file');
  const path = `${FOLDER}/${name}.flac`;
  const tags = { ...plain.tags, contentHash: null, quickHash: null, durationSeconds: 200, ...sound };
  const outcome: FileOutcome = { ...plain, path, sizeBytes: size++, tags };
  ask(engine, 'command', 'storeFiles', { rootId, outcomes: [outcome] });
  return ask(engine, 'query', 'trackAt', { path }) as number;
}

/** The file holds no music any more. */
function takeOut(...names: string[]): void {
  const outcomes = names.map((name) => ({
    path: `${FOLDER}/${name}.flac`,
    sizeBytes: size++,
    modifiedAtMs: 1,
    tags: null,
    problem: { code: 'not-audio', params: {}, message: '' },
  }));
  ask(engine, 'command', 'storeFiles', { rootId, outcomes });
}

function measure(id: number, print: Uint16Array, contentHash: string | null = null): void {
  const extras = extrasWith(writePrint(print));
  keepMeasured(engine, id, { fingerprint: evenFingerprint(0.4), extras }, contentHash);
}

const anyPrint = () => Uint16Array.from({ length: 480 }, () => random() * 65_536);
/** The print with a share of its bits changed, others with each seed: what two have in common is not changed twice. */
const encoded = (print: Uint16Array, share: number) =>
  Uint16Array.from(print, (value) => {
    let frame = value;
    for (let bit = 0; bit < 16; bit++) if (random() < share) frame ^= 1 << bit;
    return frame;
  });

const groups = () =>
  (ask(engine, 'query', 'copyGroups', { after: 0, limit: 100 }) as { groups: CopyGroup[] }).groups
    .map(({ copies }) => copies.map(({ track }) => track.id).toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));

/** The same, found by comparing every track with every other. */
function groupsByComparingAll(): number[][] {
  const connection: Database.Database = connect(file, connectionOptions());
  const tracks = connection
    .prepare<[], { id: number; content: string | null; quick: string | null }>(
      'SELECT id, content_hash AS content, quick_hash AS quick FROM tracks ORDER BY id',
    )
    .all();
  const prints = new SoundPrints(new Statements(connection, () => undefined)).of(tracks.map(({ id }) => id));
  connection.close();
  const contentsOf = (quick: string | null) =>
    new Set(tracks.filter((track) => track.quick === quick && track.content !== null).map(({ content }) => content));
  const linked = (a: (typeof tracks)[number], b: (typeof tracks)[number]) => {
    if (a.content !== null && a.content === b.content) return true;
    if (a.quick !== null && a.quick === b.quick && contentsOf(a.quick).size <= 1) return true;
    const [one, other] = [a, b].map(({ id }) => prints.find((print) => print.id === id));
    return one !== undefined && other !== undefined && isAlike(one, other);
  };
  const left = new Set(tracks);
  const found: number[][] = [];
  for (const track of tracks) {
    if (!left.delete(track)) continue;
    const group = [track];
    for (const member of group)
      for (const other of left) if (linked(member, other) && left.delete(other)) group.push(other);
    if (group.length > 1) found.push(group.map(({ id }) => id).toSorted((a, b) => a - b));
  }
  return found;
}

describe('groups of copies', () => {
  it('fall apart when the copy that joined them is taken out, or becomes another', () => {
    const song = anyPrint();
    const [left, right] = [encoded(song, 0.14), encoded(song, 0.14)];
    const ids = ['a', 'b', 'c'].map((name) => scan(name, {})) as [number, number, number];
    measure(ids[0], left);
    measure(ids[2], right);
    expect(groups()).toEqual([]);
    measure(ids[1], song);
    expect(groups()).toEqual([ids]);
    measure(ids[1], anyPrint());
    expect(groups()).toEqual([]);
    measure(ids[1], song);
    expect(groups()).toEqual([ids]);
    takeOut('b');
    expect(groups()).toEqual([]);
  });

  it('stay together by what else links them', () => {
    const [a, , c, d] = ['a', 'b', 'c', 'd'].map((name) => scan(name, { contentHash: 'sound:1' }));
    expect(groups()).toHaveLength(1);
    takeOut('b');
    expect(groups()).toEqual([[a, c, d]]);
    scan('c', { contentHash: 'sound:2' });
    expect(groups()).toEqual([[a, d]]);
  });

  it('come back when what proved them different is gone', () => {
    const [a, b] = ['a', 'b'].map((name) => scan(name, { quickHash: 'q' }));
    expect(groups()).toEqual([[a, b]]);
    scan('c', { quickHash: 'q', contentHash: 'sound:1' });
    scan('d', { quickHash: 'q', contentHash: 'sound:2' });
    expect(groups()).toEqual([]);
    takeOut('d');
    expect(groups()).toEqual(groupsByComparingAll());
    expect(groups()[0]).toHaveLength(3);
  });

  it('are always what comparing every track with every other finds', () => {
    const songs = Array.from({ length: 3 }, anyPrint);
    const of = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
    const names = Array.from({ length: 14 }, (_, index) => `${index}`);
    const ids = new Map<string, number>();
    let most = 0;
    for (let step = 0; step < 250; step++) {
      const name = of(names);
      const id = ids.get(name);
      const contentHash = random() < 0.7 ? null : `sound:${of([1, 2, 3, 4, 5])}`;
      if (id === undefined || random() < 0.15)
        ids.set(name, scan(name, { contentHash, quickHash: of([null, null, 'p', 'q', 'r', 's']) }));
      else if (random() < 0.3) {
        const gone = [name, of(names)].filter((one) => ids.delete(one));
        takeOut(...gone);
      } else measure(id, encoded(of(songs), of([0.02, 0.08, 0.12, 0.16, 0.5])), contentHash);
      expect(groups(), `step ${step}`).toEqual(groupsByComparingAll());
      most = Math.max(most, groups().length);
    }
    expect(most).toBeGreaterThan(2);
  });
});

it('the better copy is the one that keeps every sample, not the one whose codec can', async () => {
  const folder = temporaryFolder();
  const outcomes = await Promise.all(
    Object.entries({ hybrid: HYBRID_WAVPACK, lossless: LOSSLESS_WAVPACK }).map(async ([name, bytes]) => {
      const path = join(folder, `${name}.wv`);
      writeFileSync(path, bytes);
      const found = { path, sizeBytes: bytes.length, modifiedAtMs: 1 };
      const outcome = await readFile(found, folder, new FolderCovers(folder));
      return { ...outcome, tags: outcome.tags && { ...outcome.tags, contentHash: 'sound:1' } };
    }),
  );
  ask(engine, 'command', 'storeFiles', { rootId, outcomes });
  const [group] = (ask(engine, 'query', 'copyGroups', { after: 0, limit: 1 }) as { groups: CopyGroup[] }).groups;
  expect(group?.copies.map(({ track, lossless }) => [basename(track.path), lossless])).toEqual([
    ['lossless.wv', true],
    ['hybrid.wv', false],
  ]);
});
