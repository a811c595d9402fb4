import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AnalysisRig } from '../../../tests/support/analysis-rig';
import { buildProcesses } from '../../../tests/support/built-processes';
import { corpusFolder, NO_CORPUS } from '../../../tests/support/corpus';
import { FULL_TESTS } from '../../../tests/support/full-tests';
import { keptProcesses } from '../../../tests/support/kept-processes';
import { firstTracks, openTestLibrary, scanFolder } from '../../../tests/support/open-test-library';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { noise, writeWaveFile } from '../../../tests/support/wave-file';
import { TrackAnalysisSchema } from '../../shared/domain/analysis';
import { FINGERPRINT_VERSION } from '../../shared/domain/fingerprint';
import { PLANNING_VERSION } from '../enhancement';
import type { Library } from '../library';
import { requestHash } from '../playback';
import { type ChildProcess, ForkLauncher, type ProcessLauncher } from '../processes';

const RATE_HZ = 44_100;
const PATIENCE = { timeout: 90_000 };

const launcher = keptProcesses();
let processFolder: string;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

function writeNoise(path: string, seconds: number, channels = 2): void {
  const planes = Array.from({ length: channels }, (_, channel) => noise(RATE_HZ * seconds, channel + 1 + seconds));
  writeWaveFile(path, planes, RATE_HZ);
}

/** A library of noise, measured by nobody yet: seconds by title. What measures is kept for the next test, unless it is to be seen to go. */
async function setUp(songs: Record<string, number>, measuring: ProcessLauncher = launcher) {
  const profile = temporaryFolder();
  const music = temporaryFolder();
  for (const [title, seconds] of Object.entries(songs)) writeNoise(join(music, `${title}.wav`), seconds);
  const library = await openTestLibrary(profile, processFolder, { launcher });
  await scanFolder(library, music);
  const rig = new AnalysisRig(library, { profile, processFolder, launcher: measuring });
  const path = (title: string) => join(music, `${title}.wav`);
  const id = async (title: string) => {
    const track = (await firstTracks(library)).find((candidate) => candidate.title === title);
    if (!track) throw new Error(`no track ${title}`);
    return track.id;
  };
  return { profile, music, library, rig, path, id };
}

/** Resolves in the middle of measuring a song. */
const midway = (rig: AnalysisRig, title: string) =>
  rig.until(
    `the middle of ${title}`,
    ({ activity }) =>
      activity.kind === 'measuring' && activity.files.some(({ name, fraction }) => name === `${title}.wav` && fraction),
  );

const titles = (paths: readonly string[]) => paths.map((path) => basename(path, '.wav'));

/** What the command line says of files, in their order. */
function analyze(files: readonly string[]) {
  const args = [join(processFolder, 'cli.js'), 'analyze', '--json', ...files];
  return z.array(TrackAnalysisSchema).parse(JSON.parse(execFileSync(process.execPath, args).toString()));
}

/** Expects that a library holds of each track, and of no fewer than so many, what the command line says of its file. */
async function expectAsOnCommandLine(library: Library, least: number): Promise<void> {
  const tracks = await firstTracks(library);
  expect(tracks.length).toBeGreaterThanOrEqual(least);
  const analyses = analyze(tracks.map(({ path }) => path));
  for (const [i, { id, path }] of tracks.entries()) {
    const { fingerprint, fingerprintNotes: notes, extras } = analyses[i] ?? {};
    const stored = await library.fingerprint(id);
    expect(stored, path).toEqual({ algorithmVersion: FINGERPRINT_VERSION, fingerprint, notes, extras });
    expect(Object.values(stored?.fingerprint ?? {}).filter((value) => value !== null).length).toBeGreaterThan(15);
  }
}

describe('measuring in the background', PATIENCE, () => {
  it('stores of files with 1, 2 and 6 channels what the command line says of them', async () => {
    const { library, rig, music, path } = await setUp({ two: 4 });
    for (const channels of [1, 6]) writeNoise(path(String(channels)), 4, channels);
    await scanFolder(library, music);
    rig.background.begin();
    expect((await rig.idle()).counts).toEqual({ total: 3, measured: 3, waiting: 0, failed: 0 });
    await expectAsOnCommandLine(library, 3);
  });

  it('stores of real music what the command line says of it', async ({ skip }) => {
    const corpus = corpusFolder();
    if (!corpus) return skip(NO_CORPUS);
    const profile = temporaryFolder();
    const library = await openTestLibrary(profile, processFolder, { launcher });
    const music = FULL_TESTS ? join(corpus, 'music') : temporaryFolder();
    if (!FULL_TESTS) copyFileSync(join(corpus, 'music/solo-trumpet.ogg'), join(music, 'solo-trumpet.ogg'));
    await scanFolder(library, music);
    const rig = new AnalysisRig(library, { profile, processFolder, launcher });
    rig.background.begin();
    await rig.idle();
    await expectAsOnCommandLine(library, FULL_TESTS ? 6 : 1);
  });

  it('leaves nothing to measure when the track is played: loudness and plan are there', async () => {
    const { library, rig, id } = await setUp({ song: 4 });
    rig.background.begin();
    await rig.idle();
    const track = await library.track(await id('song'));
    expect((await library.analysis(track, PLANNING_VERSION))?.integratedLufs).toBeLessThan(0);
    const plan = await library.plan(track, requestHash(rig.settings.current.enhancement, true));
    expect(plan?.basis).toBe('whole-file');
  });

  it('plans without the fingerprint where it is not to be used, and measures it all the same', async () => {
    const { library, rig, path, id } = await setUp({ song: 4 });
    rig.settings.change({ fingerprintEnabled: false });
    rig.background.begin();
    await rig.idle();
    const track = await library.track(await id('song'));
    const { enhancement } = rig.settings.current;
    expect(await library.plan(track, requestHash(enhancement, true))).toBeNull();
    const plan = await library.plan(track, requestHash(enhancement, false));
    const tonal = plan?.stages.find((stage) => stage.name === 'tonal-balance');
    // White noise is far brighter than music, which only the fingerprint tells.
    expect(tonal?.bands).toEqual([]);
    expect((await library.fingerprint(track.id))?.fingerprint).toEqual(analyze([path('song')])[0]?.fingerprint);

    const other = await setUp({ song: 4 });
    other.rig.background.begin();
    await other.rig.idle();
    const same = await other.library.track(await other.id('song'));
    const shaped = (await other.library.plan(same, requestHash(enhancement, true)))?.stages;
    expect(shaped?.find((stage) => stage.name === 'tonal-balance')?.bands).not.toEqual([]);
  });

  it('begins when it is told to, and takes first what plays soon, then the newest', async () => {
    const { rig, id } = await setUp({ a: 1, b: 1, c: 1, d: 1 }, new ForkLauncher());
    await wait(300);
    expect(rig.background.state.latest?.activity.kind).toBe('starting');
    expect(rig.launcher.alive.size).toBe(0);
    rig.upcoming = [await id('b'), await id('a')];
    rig.background.begin();
    await rig.idle();
    expect(titles(rig.launcher.handed)).toEqual(['b', 'a', 'd', 'c']);
    await expect.poll(() => rig.launcher.alive.size).toBe(0);
  });

  it('goes on when its process is killed in the middle of a file, and measures that file too', async () => {
    const { rig } = await setUp({ a: 2, b: 2, long: 40 });
    const measuring: ChildProcess[] = [];
    rig.launcher.onHanded = (_path, child) => measuring.push(child);
    rig.background.begin();
    await midway(rig, 'long');
    process.kill(measuring[0]?.pid ?? Number.NaN, 'SIGKILL');
    expect((await rig.idle()).counts).toEqual({ total: 3, measured: 3, waiting: 0, failed: 0 });
    expect(titles(rig.launcher.handed)).toEqual(['long', 'b', 'a', 'long']);
  });

  it('gives up a file that kills its process twice, tells of it, and tries it again when it has changed', async () => {
    const { library, rig, music, path } = await setUp({ a: 1, deadly: 1 });
    rig.launcher.onHanded = (handed, child) => {
      if (titles([handed])[0] === 'deadly') child.kill();
    };
    rig.background.begin();
    expect((await rig.idle()).counts).toEqual({ total: 2, measured: 1, waiting: 0, failed: 1 });
    expect(titles(rig.launcher.handed)).toEqual(['deadly', 'a', 'deadly']);
    expect(await library.problems()).toMatchObject([{ path: path('deadly'), code: 'decoder-crashed' }]);

    rig.launcher.onHanded = () => undefined;
    writeNoise(path('deadly'), 2);
    await scanFolder(library, music);
    await rig.until('measured', ({ counts }) => counts?.measured === 2);
    expect(await library.problems()).toEqual([]);
  });

  it('gives up a file that cannot be decoded, with the reason, and stays that way after a restart', async () => {
    const { library, rig, music, path, profile } = await setUp({ a: 1, odd: 1 });
    const file = readFileSync(path('odd'));
    file.writeUInt16LE(0x4321, 20); // A codec that nobody knows, behind a head that a scan can read.
    writeFileSync(path('odd'), file);
    expect(await scanFolder(library, music)).toMatchObject({ tracks: 2, problems: [] });
    rig.background.begin();
    expect((await rig.idle()).counts).toEqual({ total: 2, measured: 1, waiting: 0, failed: 1 });
    expect(titles(rig.launcher.handed)).toEqual(['odd', 'a', 'odd']);
    expect(await library.problems()).toMatchObject([{ path: path('odd'), code: 'unsupported-format' }]);
    rig.dispose();
    const again = new AnalysisRig(library, { profile, processFolder, launcher });
    again.background.begin();
    expect((await again.idle()).counts).toMatchObject({ failed: 1 });
    expect(again.launcher.handed).toEqual([]);
  });

  it('goes on after a restart where it was, and measures nothing twice', async () => {
    const { library, rig, profile } = await setUp({ a: 1, b: 1, c: 1, d: 40, e: 1, f: 1 });
    rig.background.begin();
    await rig.until('two measured', ({ counts }) => counts?.measured === 2);
    await midway(rig, 'd');
    rig.dispose();
    await library.dispose();
    expect(titles(rig.launcher.handed)).toEqual(['f', 'e', 'd']);
    const reopened = await openTestLibrary(profile, processFolder, { launcher });
    const again = new AnalysisRig(reopened, { profile, processFolder, launcher });
    again.background.begin();
    expect((await again.idle()).counts).toEqual({ total: 6, measured: 6, waiting: 0, failed: 0 });
    expect(titles(again.launcher.handed)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('really stops when it is switched off, paused, or held by a strained playback or the battery', async () => {
    const { rig } = await setUp({ long: 60 }, new ForkLauncher());
    const working = () =>
      rig.until('work', ({ activity }) => activity.kind === 'measuring' && (activity.files[0]?.fraction ?? 0) > 0);
    const stopped = async (kind: string) => {
      expect(rig.background.state.latest?.activity.kind).toBe(kind);
      await expect.poll(() => rig.launcher.alive.size).toBe(0);
      await wait(300);
      expect(rig.launcher.alive.size).toBe(0);
    };
    rig.background.begin();
    await working();
    rig.settings.change({ backgroundAnalysis: false });
    await stopped('off');
    rig.settings.change({ backgroundAnalysis: true });
    await working();
    rig.background.pause();
    await stopped('paused');
    rig.background.resume();
    await working();
    rig.background.setOnBattery(true);
    await stopped('held');
    rig.background.setOnBattery(false);
    await working();
    const playing = { playing: true, bufferedSeconds: 0.9 };
    rig.health.emit({ ...playing, dropoutFrames: 0 });
    expect(rig.background.state.latest?.activity.kind).toBe('measuring');
    rig.health.emit({ ...playing, dropoutFrames: 128 });
    await stopped('held');
    expect(rig.background.state.latest?.activity).toEqual({ kind: 'held', reason: 'playback' });
  });

  it('rests when the sound ahead of the output stays short, not when it is short for a moment', async () => {
    const { rig } = await setUp({ long: 60 });
    rig.background.begin();
    const short = () => rig.health.emit({ playing: true, dropoutFrames: 0, bufferedSeconds: 0.2 });
    const kind = () => rig.background.state.latest?.activity.kind;
    short();
    rig.health.emit({ playing: true, dropoutFrames: 0, bufferedSeconds: 0.9 });
    await wait(300);
    short();
    expect(kind()).toBe('measuring');
    await wait(300);
    short();
    expect(kind()).toBe('held');
  });

  it('leaves a file to playback that measures it, and comes back to one that playback did not finish', async () => {
    const { library, rig, path, id } = await setUp({ a: 1, long: 40 });
    rig.background.begin();
    await midway(rig, 'long');
    rig.inHand.emit(new Set([path('long')]));
    await rig.until('the other', ({ counts }) => counts?.measured === 1);
    await wait(300);
    expect(titles(rig.launcher.handed)).toEqual(['long', 'a']);
    expect(await library.fingerprint(await id('long'))).toBeNull();
    rig.inHand.emit(new Set());
    expect((await rig.idle()).counts?.measured).toBe(2);
  });

  it('leaves out a file that is gone or was changed since it was scanned, without blaming it', async () => {
    const { library, rig, path, music } = await setUp({ gone: 1, changed: 1, here: 1 });
    rmSync(path('gone'));
    appendFileSync(path('changed'), Buffer.alloc(64));
    rig.background.begin();
    const { counts } = await rig.until('idle', ({ activity }) => activity.kind === 'idle');
    expect(titles(rig.launcher.handed)).toEqual(['here']);
    expect(counts).toMatchObject({ failed: 0 });
    expect(await library.problems()).toEqual([]);
    await scanFolder(library, music);
    await rig.until('both', (state) => state.counts?.measured === 2 && state.counts.total === 2);
  });

  it('says how fast it goes and how long it takes once a track is done', async () => {
    const { rig } = await setUp({ a: 2, b: 2, c: 2 });
    rig.background.begin();
    const first = await rig.until('measuring', ({ activity }) => activity.kind === 'measuring');
    expect(first.activity).toMatchObject({ tracksPerMinute: null, secondsLeft: null });
    const { activity } = await rig.until(
      'a pace',
      (state) =>
        state.activity.kind === 'measuring' && state.activity.tracksPerMinute !== null && state.counts?.waiting === 2,
    );
    if (activity.kind !== 'measuring') throw new Error('not measuring');
    expect(activity.secondsLeft).toBeCloseTo((2 * 60) / (activity.tracksPerMinute ?? 0));
  });
});
