import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { enhanceFile } from '../../src/main/audio/jobs/enhance';
import { measureFile } from '../../src/main/audio/jobs/measure';
import { Pacer } from '../../src/main/audio/jobs/pacer';
import { AuralisError } from '../../src/shared/domain/errors';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { decodeFile } from '../support/heard';
import { SoundListener } from '../support/sound-listener';
import { whiteNoise } from '../support/test-signals';
import { noise, writeWaveFile } from '../support/wave-file';

const RATE = 48_000;
const root = mkdtempSync(join(tmpdir(), 'auralis-changing-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});

const NEXT = noise(RATE, 9);
const untreated = { plan: null, dryGainDb: 0, wetGainDb: 0 };

/** A file of 4 s, more than the ring holds when it changes. */
function write(ending: 'wav' | 'mp3'): string {
  const format = TEST_FORMATS.find((one) => one.ending === ending && one.rateHz <= RATE);
  if (!format) throw new Error(`no format ${ending}`);
  const path = join(folder, `a.${ending}`);
  const plane = whiteNoise(4 * format.rateHz, 1, -12);
  encodeFile(path, [plane, plane], format.rateHz, format.spec);
  return path;
}

/** Plays a file, changes it after half a second, and listens until the next one is over. */
async function playThrough(path: string, change: () => void, seconds: number): Promise<SoundListener> {
  const listener = new SoundListener(RATE);
  const { engine } = listener;
  const next = { entry: 2, path: writeWaveFile(join(folder, 'b.wav'), [NEXT, NEXT], RATE), ...untreated };
  engine.handle({ type: 'open', intent: 1, entry: 1, path, ...untreated, startSeconds: 0, playing: true });
  engine.handle({ type: 'cue', next, crossfadeSeconds: 0 });
  await listener.run(0.5);
  change();
  await listener.run(seconds);
  return listener;
}

/** Whether what was heard ends with all of the next track. */
function endsWithNext(listener: SoundListener): boolean {
  const heard = listener.heard();
  const end = heard.findLastIndex((x) => x !== 0) + 1;
  const tail = heard.subarray(end - NEXT.length, end);
  return Buffer.from(tail.slice().buffer).equals(Buffer.from(NEXT.buffer));
}

describe.each(['wav', 'mp3'] as const)('a %s file that changes while it plays', (ending) => {
  it('is played to its end where it is deleted and another file takes its name', async () => {
    const path = write(ending);
    const expected = decodeFile(path, RATE)[0] ?? new Float32Array(0);
    const other = writeWaveFile(join(folder, 'other'), [NEXT], RATE);
    const replace = () => {
      unlinkSync(path);
      renameSync(other, path);
    };
    const listener = await playThrough(path, replace, 5.5);
    const heard = listener.heard().slice(0, expected.length);
    expect(Buffer.from(heard.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
    expect(endsWithNext(listener)).toBe(true);
    expect(listener.events.filter(({ type }) => type === 'warning' || type === 'failed')).toEqual([]);
  });

  it('is played as far as it goes where it is cut, which is said, and the music goes on', async () => {
    const path = write(ending);
    const half = Math.round(readFileSync(path).length / 2);
    const listener = await playThrough(path, () => truncateSync(path, half), 5.5);
    expect(listener.heard().length / RATE).toBeGreaterThan(2);
    expect(endsWithNext(listener)).toBe(true);
    const warnings = listener.events.flatMap((event) => (event.type === 'warning' ? [event.problem.code] : []));
    expect(warnings).toContain('truncated-file');
  });

  it('gives finite sound where something else is written over it, and the music goes on', async () => {
    const path = write(ending);
    const garbage = Buffer.from(noise(readFileSync(path).length / 4, 3).buffer);
    const listener = await playThrough(path, () => writeFileSync(path, garbage), 5.5);
    expect(listener.everything().every(Number.isFinite)).toBe(true);
    expect(endsWithNext(listener)).toBe(true);
  });

  it('is an error in words where it is gone and sought in, and the next one plays', async () => {
    const path = write(ending);
    const listener = await playThrough(path, () => unlinkSync(path), 0.5);
    listener.engine.handle({ type: 'seek', intent: 2, seconds: 0.2 });
    await listener.run(1);
    const failed = listener.last('failed');
    const heard = listener.last('position');
    expect(failed?.problem.code ?? heard?.intent).toBe(failed ? 'file-not-found' : 2);
    const next = join(folder, 'b.wav');
    listener.engine.handle({
      type: 'open',
      intent: 3,
      entry: 3,
      path: next,
      ...untreated,
      startSeconds: 0,
      playing: true,
    });
    await listener.run(2);
    expect(endsWithNext(listener)).toBe(true);
  });
});

const SECONDS = 100;
const sound = whiteNoise(SECONDS * 44_100, 4, -14);

describe('a file that changes while it is measured or enhanced', () => {
  const cut = (path: string) => truncateSync(path, 4 * 44_100 * 30);
  const overwrite = (path: string) => writeFileSync(path, Buffer.alloc(1000));

  /** The first report comes while the file is read for the first time. */
  const once = (change: () => void) => {
    let changed = false;
    return () => {
      if (!changed) change();
      changed = true;
    };
  };

  it('is measured as far as it was there, which is said', async () => {
    const path = writeWaveFile(join(folder, 'a.wav'), [sound], 44_100);
    const analysis = await measureFile(
      path,
      'native',
      new Pacer(
        once(() => cut(path)),
        1,
      ),
    );
    expect(analysis.durationSeconds).toBeLessThan(SECONDS);
    expect(analysis.problems.map(({ code }) => code)).toEqual(['truncated-file']);
  });

  it.each([
    ['cut', cut, 'file-changed-meanwhile'],
    ['overwritten', overwrite, 'file-changed-meanwhile'],
    ['deleted', unlinkSync, 'file-not-found'],
  ] as const)('is not enhanced where it is %s, and nothing is left', async (_, change, code) => {
    const input = writeWaveFile(join(folder, 'a.wav'), [sound], 44_100);
    const output = join(folder, 'out.flac');
    const changes = once(() => change(input));
    const task = { input, output, partPath: join(folder, 'part'), request: DEFAULT_ENHANCEMENT, useFingerprint: true };
    const outcome = await enhanceFile(task, changes).catch((thrown: unknown) => thrown);
    if (!(outcome instanceof AuralisError)) expect(code).toBe('file-not-found');
    else expect(outcome.code).toBe(code);
    expect(existsSync(output)).toBe(!(outcome instanceof AuralisError));
    expect(readdirSync(folder)).not.toContain('part');
  });
});
