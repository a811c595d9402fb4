import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnalysisService } from '../../src/main/audio/jobs';
import { ForkLauncher, TaskPool } from '../../src/main/processes';
import { generateMusic } from '../../src/scenarios/fixtures';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';
import { APP_FOLDER } from '../support/app';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { lineThrough } from '../support/line-through';
import { median, record } from '../support/measure';
import { temporaryFolder } from '../support/temporary-folder';
import { writeWaveFile } from '../support/wave-file';

const RATE_HZ = 44_100;
const GROUP = 'Enhancing files';
const HOW = 'decode, measure, plan, master, write, verify';
const GOALS: Record<number, number> = { 10: 60, 60: 100, 180: 120 };
const LENGTHS_SECONDS = [5, 10, 60, 180, 600];
const RUNS = 3;
const BATCH = 10;
const BATCH_SECONDS = 60;
const CORES = 2;
/** Real music of three lengths, all of it Ogg Vorbis. */
const SONGS = ['vibe-ace.ogg', 'sugar-plum-fairy.ogg', 'lets-go-fishin.ogg'];

const corpus = corpusFolder();
const music = generateMusic({ rateHz: RATE_HZ, seconds: Math.max(...LENGTHS_SECONDS), seed: 1 }).channels;

let folder: string;
let pool: TaskPool | null = null;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  pool?.dispose();
  pool = null;
});

function service(size: number): AnalysisService {
  const entry = join(APP_FOLDER, 'out/main/analysis-process.js');
  pool = new TaskPool(new ForkLauncher(), entry, { name: 'bench', size, timeoutSeconds: 120 });
  return new AnalysisService(pool);
}

function musicFile(seconds: number): string {
  const file = join(folder, `${seconds}.wav`);
  const part = music.map((channel) => channel.subarray(0, seconds * RATE_HZ));
  writeWaveFile(file, part, RATE_HZ);
  return file;
}

/** Times of several runs in one process, seconds, the first of which is the first thing that it does. */
async function enhanced(input: string): Promise<{ times: number[]; soundSeconds: number }> {
  const analysis = service(1);
  const times: number[] = [];
  let soundSeconds = 0;
  for (let run = 0; run <= RUNS; run++) {
    const output = join(folder, `out-${run}.wav`);
    const { seconds, realtimeFactor } = await analysis.enhance({ input, output, request: DEFAULT_ENHANCEMENT });
    times.push(seconds);
    soundSeconds = seconds * realtimeFactor;
  }
  return { times, soundSeconds };
}

function recordFactor(name: string, { times, soundSeconds }: { times: number[]; soundSeconds: number }, limit: number) {
  const [first = Number.NaN, ...rest] = times;
  const value = soundSeconds / median(rest);
  const how = `${HOW}; median of ${RUNS}, and ${(soundSeconds / first).toFixed(0)} x for the first file of a process`;
  record({ group: GROUP, name, value, unit: 'x real time', goal: { limit, better: 'higher' }, how });
  expect(value).toBeGreaterThan(3);
}

describe('enhancing a file, all in', () => {
  it('costs little at once and little for each second', async () => {
    const points: { d: number; t: number }[] = [];
    for (const seconds of LENGTHS_SECONDS) {
      const result = await enhanced(musicFile(seconds));
      points.push({ d: seconds, t: median(result.times.slice(1)) });
      pool?.dispose();
      const limit = GOALS[seconds];
      if (limit !== undefined) recordFactor(`enhance ${seconds} s`, result, limit);
    }
    const { a, b } = lineThrough(points);
    const how = `t = a + b d over ${LENGTHS_SECONDS.join(', ')} s of stereo at ${RATE_HZ} Hz`;
    record({ group: GROUP, name: 'a, once', value: 1000 * a, unit: 'ms', goal: { limit: 250, better: 'lower' }, how });
    const goal = { limit: 1000 / 120, better: 'lower' } as const;
    record({ group: GROUP, name: 'b, each second', value: 1000 * b, unit: 'ms', goal, how });
  });

  it.skipIf(!corpus)(`real music${corpus ? '' : `: ${NO_CORPUS}`}`, async () => {
    for (const song of SONGS) {
      recordFactor(`enhance ${song}`, await enhanced(join(corpus ?? '', 'music', song)), 100);
      pool?.dispose();
    }
  });

  it(`${BATCH} files at once`, async () => {
    const analysis = service(CORES);
    const inputs = Array.from({ length: BATCH }, () => musicFile(BATCH_SECONDS));
    const started = performance.now();
    await Promise.all(
      inputs.map((input, i) =>
        analysis.enhance({ input, output: join(folder, `batch-${i}.wav`), request: DEFAULT_ENHANCEMENT }),
      ),
    );
    const value = (BATCH * BATCH_SECONDS * 1000) / (performance.now() - started);
    record({
      group: GROUP,
      name: `${BATCH} files of ${BATCH_SECONDS} s`,
      value,
      unit: 'x real time',
      goal: { limit: 150, better: 'higher' },
      how: `${HOW}; ${CORES} processes, their start included`,
    });
    expect(value).toBeGreaterThan(3);
  });
});
