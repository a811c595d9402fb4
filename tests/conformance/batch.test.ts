import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { AnalysisService } from '../../src/main/audio/jobs';
import { BatchQueue } from '../../src/main/batch';
import type { BatchOptions } from '../../src/main/batch/batch-queue';
import { AlbumLevels } from '../../src/main/enhancement';
import type { FileIdentity } from '../../src/main/library';
import { TaskPool } from '../../src/main/processes';
import { generateHiss, wavFile } from '../../src/scenarios/fixtures';
import type { BatchState } from '../../src/shared/domain/batch';
import type { AuralisError } from '../../src/shared/domain/errors';
import type { Loudness } from '../../src/shared/domain/loudness';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';
import type { Track } from '../../src/shared/domain/track';
import type { AlbumMode } from '../../src/shared/domain/wishes';
import { buildProcesses } from '../support/built-processes';
import { keptProcesses } from '../support/kept-processes';

/**
 * By song; the last two are one album. The first is long enough to be seen on its way, and paused there, by a machine that has
 * nothing else to do, the second to be caught while it runs.
 */
const SONGS: Readonly<Record<number, { seconds: number; level: number }>> = {
  1: { seconds: 60, level: 0.1 },
  2: { seconds: 12, level: 0.1 },
  3: { seconds: 3, level: 0.1 },
  4: { seconds: 3, level: 0.1 },
  5: { seconds: 3, level: 0.1 },
  6: { seconds: 3, level: 0.04 },
};
const secondsOf = (id: number) => SONGS[id]?.seconds ?? 0;
const ALBUM = [5, 6];
const folder = mkdtempSync(join(tmpdir(), 'auralis-batch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let entry = '';
beforeAll(async () => {
  entry = join(await buildProcesses(), 'analysis-process.js');
  for (const [id, { seconds, level }] of Object.entries(SONGS)) {
    const hiss = generateHiss({ rateHz: 44_100, seconds, seed: Number(id), level });
    writeFileSync(join(folder, `${id}.wav`), wavFile(hiss));
  }
});

const track = (id: number) => ({
  id,
  title: id === 4 ? 'Song 3' : `Song ${id}`,
  artist: 'A/B',
  albumId: ALBUM.includes(id) ? 1 : null,
  path: join(folder, `${id}.wav`),
});

const launcher = keptProcesses();
let run = 0;
let profileFolder = '';
let out = '';
let busy = false;
let queues: { queue: BatchQueue; pool: TaskPool }[] = [];
const problems: AuralisError[] = [];
beforeEach(() => {
  run++;
  busy = false;
  problems.length = 0;
  profileFolder = join(folder, `profile-${run}`);
  out = join(folder, `out-${run}`);
  for (const place of [profileFolder, out]) mkdirSync(place);
});
afterEach(() => {
  for (const { queue, pool } of queues) {
    queue.dispose();
    pool.dispose();
  }
  queues = [];
});

/** The wishes of a person who wants -20 LUFS, and what is measured of the one album. */
function wishesFor(analysis: AnalysisService): BatchOptions['wishes'] {
  const measured = new Map<number, Loudness>();
  const rows = {
    albumTracks: async (id: number) =>
      (ALBUM.includes(id) ? ALBUM : []).map((one) => ({
        id: one,
        path: track(one).path,
        sizeBytes: one,
        modifiedAtMs: 0,
        seconds: secondsOf(one),
        lufs: measured.get(one)?.integratedLufs ?? null,
        truePeakDbtp: measured.get(one)?.truePeakDbtp ?? null,
        crestDb: 12,
      })),
    putAnalysis: async ({ sizeBytes: id }: FileIdentity, _version: number, loudness: Loudness) =>
      void measured.set(id, loudness),
  };
  return {
    levels: new AlbumLevels(rows, analysis),
    keptFor: async (trackId: number) => ({ trackId, album: null, track: null, level: null }),
    resolve: () => ({ ...DEFAULT_ENHANCEMENT, targetLufs: -20 }),
  };
}

function open(parallel = 2): BatchQueue {
  const pool = new TaskPool(launcher, entry, { name: 'batch', size: parallel, timeoutSeconds: 60 });
  const queue = new BatchQueue({
    library: { track: async (id) => track(id) as Track },
    analysis: new AnalysisService(pool),
    wishes: wishesFor(new AnalysisService(pool)),
    fingerprintUsed: () => true,
    profileFolder,
    parallel,
    isBusy: () => busy,
    onProblem: (error) => problems.push(error),
  });
  queues.push({ queue, pool });
  return queue;
}

/** The first state that is as wanted, from now on. */
function until(queue: BatchQueue, wanted: (state: BatchState) => boolean): Promise<BatchState> {
  return new Promise((resolve) => {
    const now = queue.state.latest;
    if (now && wanted(now)) return resolve(now);
    const subscription = queue.state.listen((state) => {
      if (!wanted(state)) return;
      subscription.dispose();
      resolve(state);
    });
  });
}

const settled = ({ counts }: BatchState) => counts.waiting + counts.running === 0;
const add = (queue: BatchQueue, ...trackIds: number[]) =>
  queue.add({ trackIds, folder: out, format: 'flac16', albumMode: 'auto', report: false });
const stored = () => JSON.parse(readFileSync(join(profileFolder, 'exports.json'), 'utf8'));
const framesOf = (path: string) => {
  const source = openAudioSource(path);
  const frames = source.read(10_000_000)?.[0]?.length;
  source.close();
  return frames;
};

describe('the export queue', () => {
  it('writes every song whole, named by its tags, and replaces nothing', async () => {
    writeFileSync(join(out, 'A_B - Song 2.flac'), 'mine');
    const queue = open();
    await add(queue, 2, 3, 4);
    const { counts } = await until(queue, settled);
    expect(counts).toMatchObject({ done: 3, failed: 0 });
    expect(readdirSync(out).toSorted()).toEqual([
      'A_B - Song 2 (2).flac',
      'A_B - Song 2.flac',
      'A_B - Song 3 (2).flac',
      'A_B - Song 3.flac',
    ]);
    expect(readFileSync(join(out, 'A_B - Song 2.flac'), 'utf8')).toBe('mine');
    expect(framesOf(join(out, 'A_B - Song 3 (2).flac'))).toBe(secondsOf(4) * 44_100);
  });

  it('keeps the relations of an album in what it writes, with a report of each beside it on request', async () => {
    const queue = open();
    const apart = async (albumMode: AlbumMode) => {
      await queue.add({ trackIds: ALBUM, folder: out, format: 'flac16', albumMode, report: true });
      expect((await until(queue, settled)).counts.failed).toBe(0);
      const [first = Number.NaN, second = Number.NaN] = readdirSync(out)
        .filter((name) => name.endsWith('.report.json'))
        .map((name) => JSON.parse(readFileSync(join(out, name), 'utf8')).after.integratedLufs);
      for (const name of readdirSync(out)) rmSync(join(out, name));
      return first - second;
    };
    expect(await apart('auto')).toBeCloseTo(20 * Math.log10(0.1 / 0.04), 1);
    expect(await apart('album')).toBeCloseTo(20 * Math.log10(0.1 / 0.04), 1);
    expect(Math.abs(await apart('track'))).toBeLessThan(0.2);
  });

  it('pauses at once with nothing half-written, and finishes after it is opened again, telling how far it is', async () => {
    const seen = new Set<number>();
    const watch = ({ state: states }: BatchQueue) =>
      states.listen(({ jobs }) => {
        for (const { state } of jobs) if (state.kind === 'running' && state.fraction !== null) seen.add(state.fraction);
      });
    const queue = open(1);
    watch(queue);
    await add(queue, 1, 3);
    await until(queue, ({ jobs }) => jobs.some(({ state }) => state.kind === 'running' && (state.fraction ?? 0) > 0.1));
    await queue.pause();
    await until(queue, ({ counts }) => counts.running === 0);
    expect(queue.state.latest).toMatchObject({ paused: true, counts: { waiting: 2 } });
    expect(readdirSync(out)).toEqual([]);
    queue.dispose();
    const again = open(1);
    expect(again.state.latest).toMatchObject({ paused: true, counts: { waiting: 2 } });
    watch(again);
    await again.resume();
    expect((await until(again, settled)).counts.done).toBe(2);
    expect(seen.size).toBeGreaterThan(1);
  });

  it('cancels one and all, and tries again what is wanted after all', async () => {
    const queue = open(1);
    await add(queue, 2, 3, 4);
    const running = await until(queue, ({ counts }) => counts.running === 1);
    const id = running.jobs.find(({ state }) => state.kind === 'running')?.id ?? 0;
    await queue.cancel(id);
    await until(queue, ({ counts }) => counts.running === 1 && counts.cancelled === 1);
    await queue.cancelAll();
    expect((await until(queue, settled)).counts).toMatchObject({ cancelled: 3, done: 0 });
    await queue.retry(id);
    expect((await until(queue, settled)).counts).toMatchObject({ cancelled: 2, done: 1 });
    await queue.clear();
    expect(queue.state.latest?.jobs).toEqual([]);
    expect(readdirSync(out)).toEqual(['A_B - Song 2.flac']);
  });

  it('knows after a crash what was done, and starts again what was not', async () => {
    const queue = open(1);
    await add(queue, 3, 2, 5);
    await until(queue, ({ counts }) => counts.done === 1 && counts.running === 1);
    const file = stored();
    queue.dispose();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const crashed = file.jobs.find((job: { state: { kind: string } }) => job.state.kind === 'running');
    writeFileSync(join(profileFolder, 'exports.json'), JSON.stringify(file));
    writeFileSync(join(out, crashed.state.part), 'half');
    const first = readFileSync(join(out, 'A_B - Song 3.flac'));
    const again = open(1);
    expect(readdirSync(out)).toEqual(['A_B - Song 3.flac']);
    expect(again.state.latest?.counts.done).toBe(1);
    expect((await until(again, settled)).counts).toMatchObject({ done: 3, failed: 0 });
    expect(readdirSync(out).toSorted()).toEqual([2, 3, 5].map((number) => `A_B - Song ${number}.flac`));
    expect(readFileSync(join(out, 'A_B - Song 3.flac')).equals(first)).toBe(true);
  });

  it('does one at a time while music plays', async () => {
    busy = true;
    const queue = open(2);
    let most = 0;
    queue.state.listen(({ counts }) => {
      most = Math.max(most, counts.running);
    });
    await add(queue, 3, 2, 4);
    await until(queue, ({ counts }) => counts.done === 1);
    expect(most).toBe(1);
    busy = false;
    queue.pump();
    await until(queue, settled);
    expect(most).toBe(2);
  });

  it('says in words what failed and goes on', async () => {
    const queue = open(1);
    rmSync(join(folder, '2.wav'));
    await add(queue, 2, 3);
    const { jobs } = await until(queue, settled);
    expect(jobs.map(({ state }) => state)).toMatchObject([
      { kind: 'failed', problem: { code: 'file-not-found' } },
      { kind: 'done' },
    ]);
  });

  it('sets a damaged list aside, and never removes what a list of somebody else names', async () => {
    const precious = join(out, 'precious.txt');
    writeFileSync(precious, 'x');
    const job = {
      id: 1,
      title: 't',
      input: 'i',
      output: join(out, 'o.flac'),
      request: DEFAULT_ENHANCEMENT,
      format: 'flac16',
    };
    const list = { version: 1, paused: true, jobs: [{ ...job, state: { kind: 'running', part: 'precious.txt' } }] };
    writeFileSync(join(profileFolder, 'exports.json'), JSON.stringify(list));
    const queue = open();
    expect(queue.state.latest?.jobs).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['exports-damaged']);
    expect(existsSync(precious)).toBe(true);
    expect(readdirSync(profileFolder).some((name) => name.startsWith('exports.json.damaged-'))).toBe(true);
  });
});
