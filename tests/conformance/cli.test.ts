import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import packageJson from '../../package.json';
import { openAudioSource } from '../../src/main/audio/decode';
import { AudioWriter } from '../../src/main/audio/export';
import { EnhancementResultSchema, TrackAnalysisSchema } from '../../src/shared/domain/analysis';
import { FINGERPRINT_DIMENSIONS } from '../../src/shared/domain/fingerprint';
import { NO_LOUDNESS } from '../../src/shared/domain/loudness';
import { buildProcesses } from '../support/built-processes';
import { sampled } from '../support/sampled';
import { writeWaveFile } from '../support/wave-file';

const RATE_HZ = 44_100;
const folder = mkdtempSync(join(tmpdir(), 'auralis-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let built = '';
beforeAll(async () => {
  built = await buildProcesses();
});

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** Runs the command line in the test's folder; `meanwhile` may do something to it. */
function auralis(args: string[], meanwhile?: (child: ChildProcess) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(built, 'cli.js'), ...args], { cwd: folder });
    const ended = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.err += text));
    meanwhile?.(child);
    child.on('close', (status) => resolve({ ...ended, status }));
  });
}

const incompleteFiles = () => readdirSync(folder).filter((name) => name.endsWith('.part'));

/** A tone that swells and fades, with peaks over it, as a 16-bit exact signal. */
function music(seconds: number): Float32Array[] {
  return [0, 1].map((channel) =>
    sampled(Math.round(RATE_HZ * seconds), (i) => {
      const level = 0.1 + 0.08 * Math.sin((2 * Math.PI * i) / RATE_HZ);
      const click = i % 22_050 < 20 ? 0.5 : 0;
      return (
        Math.round(32_768 * (level * Math.sin(i * (0.06 + 0.01 * channel)) + click * Math.sin(i * 0.5))) / 32_768 + 0
      );
    }),
  );
}

/** So many times the same 6 seconds. */
function writeMusic(name: string, times: number): void {
  const path = join(folder, name);
  const writer = new AudioWriter(path, path, {
    container: 'wav',
    encoding: 'int16',
    dither: false,
    rateHz: RATE_HZ,
    channelPositions: ['FL', 'FR'],
  });
  const sound = music(6);
  for (let time = 0; time < times; time++) writer.write(sound);
  writer.finish();
}

const oneLine = /^auralis: [^\n]+\n$/;

beforeAll(() => {
  writeMusic('music.wav', 1);
  writeWaveFile(join(folder, 'silence.wav'), [new Float32Array(RATE_HZ)], RATE_HZ);
  writeMusic('long.wav', 10);
  writeFileSync(join(folder, 'text.mp3'), 'no music '.repeat(1000));
});

describe('the command line', () => {
  it('tells its version and how it is used', async () => {
    expect(await auralis(['--version'])).toEqual({ status: 0, out: `${packageJson.version}\n`, err: '' });
    const help = await auralis(['--help']);
    expect(help.status).toBe(0);
    for (const command of ['analyze', 'enhance', 'scan', 'search', 'stats', 'diagnose'])
      expect(help.out).toContain(command);
  });

  it('refuses wrong usage in one line', async () => {
    const wrong = [
      [],
      ['frobnicate'],
      ['analyze'],
      ['analyze', 'music.wav', '--loud'],
      ['enhance', 'music.wav'],
      ['enhance', 'music.wav', 'out.wav', '--target', 'loud'],
      ['enhance', 'music.wav', 'out.wav', '--target', ''],
      ['enhance', 'music.wav', 'out.wav', '--intensity', '2'],
      ['enhance', 'music.wav', 'out.wav', '--preset', 'loud'],
      ['enhance', 'music.wav', 'out.wav', '--format', 'wma'],
      ['enhance', 'music.wav', 'out.wav', '--format', 'mp3'],
      ['enhance', 'music.wav', 'out.wav', '--jobs', '0'],
      ['enhance', 'music.wav', 'silence.wav', 'out.wav'],
      ['scan', '.'],
      ['search', '--library', 'x.sqlite'],
      ['diagnose', '--quick', '--full'],
    ];
    const outcomes = await Promise.all(wrong.map((args) => auralis(args)));
    expect(outcomes).toEqual(wrong.map(() => ({ status: 2, out: '', err: expect.stringMatching(oneLine) })));
  });
});

describe('analyze', () => {
  it('measures every file in order and says which ones it could not', async () => {
    const { status, out, err } = await auralis([
      'analyze',
      'music.wav',
      'text.mp3',
      'absent.wav',
      'silence.wav',
      '--json',
    ]);
    expect(status).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(err).not.toContain(' at ');
    const [measured, text, absent, silence] = z.array(TrackAnalysisSchema).parse(JSON.parse(out));
    expect(Object.keys(measured ?? {})).toEqual([
      'file',
      'durationSeconds',
      'sampleRateHz',
      'channels',
      'loudness',
      'fingerprint',
      'fingerprintNotes',
      'extras',
      'contentHash',
      'problems',
    ]);
    expect(measured).toMatchObject({
      file: 'music.wav',
      durationSeconds: 6,
      sampleRateHz: RATE_HZ,
      channels: 2,
      problems: [],
    });
    expect(measured?.loudness.integratedLufs).toBeLessThan(-10);
    expect(Object.keys(measured?.fingerprint ?? {})).toEqual([...FINGERPRINT_DIMENSIONS]);
    expect(measured?.fingerprint?.loudness).toBe(measured?.loudness.integratedLufs);
    expect(measured?.extras?.overview.peak).toHaveLength(600);
    const nothing = { durationSeconds: null, loudness: NO_LOUDNESS, fingerprint: null, extras: null };
    expect(text).toMatchObject({ file: 'text.mp3', ...nothing, problems: [{ code: 'not-audio' }] });
    expect(absent).toMatchObject({ file: 'absent.wav', ...nothing, problems: [{ code: 'file-not-found' }] });
    expect(silence).toMatchObject({
      durationSeconds: 1,
      loudness: NO_LOUDNESS,
      problems: [{ code: 'not-measurable' }],
    });
    expect(silence?.fingerprint).toMatchObject({ loudness: null, centroid: null, transientDensity: 0 });
    expect(silence?.fingerprintNotes).toContainEqual({ dimension: 'crest', reason: 'All of it is digital silence.' });
  });

  it('prints a table for people', async () => {
    const { status, out, err } = await auralis(['analyze', 'music.wav']);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out.split('\n')[0]).toMatch(/^file +s +Hz +ch +I LUFS/);
    expect(out.split('\n')[1]).toMatch(/^music\.wav +6\.0 +44100 +2 +-\d+\.\d\d/);
  });
});

describe('enhance', () => {
  const enhance = async (...args: string[]) => {
    const ended = await auralis(['enhance', ...args, '--json']);
    expect(ended.err).toBe('');
    expect(ended.status).toBe(0);
    return EnhancementResultSchema.parse(JSON.parse(ended.out));
  };

  it('reaches the target under the ceiling, as the written file proves', async () => {
    const result = await enhance('music.wav', 'louder.flac', '--target', '-18', '--ceiling', '-1.5');
    expect(result).toMatchObject({ input: 'music.wav', output: 'louder.flac' });
    expect(Math.abs((result.after.integratedLufs ?? 0) + 18)).toBeLessThan(0.2);
    expect(result.after.truePeakDbtp).toBeLessThanOrEqual(-1.45);
    expect(result.plan.stages.map(({ name }) => name).slice(-2)).toEqual(['make-up-gain', 'true-peak-limiter']);
    const again = await auralis(['analyze', 'louder.flac', '--json']);
    const [written] = z.array(TrackAnalysisSchema).parse(JSON.parse(again.out));
    expect(written).toMatchObject({ durationSeconds: 6, loudness: result.after, problems: [] });
  });

  it('leaves every sample as it is at intensity 0', async () => {
    for (const output of ['same.wav', 'same.flac']) {
      await enhance('music.wav', output, '--intensity', '0');
      const source = openAudioSource(join(folder, output));
      const planes = source.read(10_000_000) ?? [];
      source.close();
      const bytes = (signal: Float32Array[]) => Buffer.concat(signal.map((plane) => Buffer.from(plane.slice().buffer)));
      expect(source.info.bitsPerSample).toBe(16);
      expect(bytes(planes).equals(bytes(music(6)))).toBe(true);
    }
  });

  it('says in one line why something cannot be written', async () => {
    const impossible = [
      ['music.wav', 'out.ogg', 'Use one of these endings: .wav, .flac, .mp3, .opus, .m4a.'],
      ['music.wav', 'music.wav', 'is the input itself'],
      ['music.wav', 'absent/out.wav', 'its folder does not exist'],
      ['text.mp3', 'out.wav', 'holds no music'],
      ['absent.wav', 'out.wav', 'cannot be found'],
    ] as const;
    const outcomes = await Promise.all(impossible.map(([input, output]) => auralis(['enhance', input, output])));
    for (const [i, { status, out, err }] of outcomes.entries()) {
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err).toMatch(oneLine);
      expect(err).toContain(impossible[i]?.[2]);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual([]);
    expect(incompleteFiles()).toEqual([]);
  });

  it('leaves nothing behind when it is interrupted while writing', async () => {
    let sawIncomplete = false;
    const { status, err } = await auralis(['enhance', 'long.wav', 'never.wav'], (child) => {
      const watch = setInterval(() => {
        if (incompleteFiles().length === 0) return;
        sawIncomplete = true;
        clearInterval(watch);
        child.kill('SIGINT');
      }, 5);
      child.on('close', () => clearInterval(watch));
    });
    expect(sawIncomplete).toBe(true);
    expect(status).toBe(130);
    expect(err).toMatch(oneLine);
    expect(readdirSync(folder)).not.toContain('never.wav');
    expect(incompleteFiles()).toEqual([]);
  });
});

describe('enhance with many files', () => {
  const ManySchema = z.array(
    z.union([EnhancementResultSchema, z.object({ input: z.string(), output: z.string(), plan: z.null() })]),
  );
  const write = (name: string) => {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    copyFileSync(join(folder, 'music.wav'), join(folder, name));
  };

  beforeAll(() => {
    for (const name of ['shelf in/a/one.wav', 'shelf in/a/b/two.wav', 'shelf in/one.wav', 'shelf in/[live] three.wav'])
      write(name);
    writeFileSync(join(folder, 'shelf in/a/notes.txt'), 'none');
    writeFileSync(join(folder, 'shelf in/a/broken.mp3'), 'no music '.repeat(1000));
  });

  it('mirrors a folder, says what failed, and writes reports', async () => {
    const { status, out, err } = await auralis([
      ...['enhance', 'shelf in', 'mirror', '--format', 'mp3', '--jobs', '2', '--report', '--json'],
    ]);
    expect({ status, err }).toEqual({ status: 1, err: expect.stringMatching(oneLine) });
    const results = ManySchema.parse(JSON.parse(out));
    const written = readdirSync(join(folder, 'mirror'), { recursive: true }).filter((name) => /\./.test(String(name)));
    expect(written.toSorted()).toEqual([
      '[live] three.mp3',
      '[live] three.report.json',
      'a/b/two.mp3',
      'a/b/two.report.json',
      'a/one.mp3',
      'a/one.report.json',
      'one.mp3',
      'one.report.json',
    ]);
    expect(results.map(({ plan }) => plan === null)).toEqual([false, false, true, false, false]);
    const report = JSON.parse(readFileSync(join(folder, 'mirror/a/one.report.json'), 'utf8'));
    const result = EnhancementResultSchema.parse(report);
    expect(result).toEqual(results.find(({ output }) => output === 'mirror/a/one.mp3'));
    expect(result.plan.stages.every(({ explanation }) => explanation.length > 10)).toBe(true);
    expect(report.gates.loudnessOverTargetLu).toBeCloseTo((result.after.integratedLufs ?? 0) + 14, 9);
    expect(report.gates.truePeakOverCeilingDb).toBeLessThanOrEqual(0.1);
    const source = openAudioSource(join(folder, 'mirror/a/one.mp3'));
    expect(source.read(10_000_000)?.[0]).toHaveLength(6 * RATE_HZ);
    source.close();
  });

  it('takes patterns and names with wildcards in them, and numbers what would meet', async () => {
    const inputs = ['shelf in/**/one.wav', 'shelf in/a/one.wav', 'shelf in/[live] three.wav', 'music.wav'];
    const { status, err } = await auralis(['enhance', ...inputs, 'flat', '--format', 'wav16']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const again = await auralis(['enhance', 'shelf in/a/*.wav', 'shelf in/*.wav', 'shelf in/a', '--format', 'wav16']);
    expect(again.status).toBe(0);
    const names = readdirSync(join(folder, 'flat'), { recursive: true }).map(String);
    expect(names.toSorted()).toEqual(['[live] three.wav', 'a', 'a/one.wav', 'music.wav', 'one.wav']);
    const beside = readdirSync(join(folder, 'shelf in/a')).filter((name) => name.endsWith('.wav'));
    expect(beside.toSorted()).toEqual(['[live] three.wav', 'one (2).wav', 'one (3).wav', 'one.wav']);
    const bytes = (name: string) => readFileSync(join(folder, name));
    expect(bytes('shelf in/a/one.wav').equals(bytes('music.wav'))).toBe(true);
  });

  it('says that nothing matches', async () => {
    const { status, out, err } = await auralis(['enhance', 'shelf in/*.ogg', 'none']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(oneLine);
  });

  it('leaves nothing half-written when it is interrupted', async () => {
    for (const name of ['1', '2', '3']) {
      mkdirSync(join(folder, 'long'), { recursive: true });
      copyFileSync(join(folder, 'long.wav'), join(folder, `long/${name}.wav`));
    }
    const parts = () => {
      const names = existsSync(join(folder, 'long out')) ? readdirSync(join(folder, 'long out')) : [];
      return names.filter((name) => name.endsWith('.part'));
    };
    const { status } = await auralis(['enhance', 'long', 'long out', '--jobs', '2'], (child) => {
      const watch = setInterval(() => {
        if (parts().length === 0) return;
        clearInterval(watch);
        child.kill('SIGINT');
      }, 5);
      child.on('close', () => clearInterval(watch));
    });
    expect(status).toBe(130);
    expect(parts()).toEqual([]);
  });
});

describe('scan and search', () => {
  const ScanSchema = z.strictObject({
    tracks: z.number(),
    added: z.number(),
    updated: z.number(),
    removed: z.number(),
    problems: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })),
    seconds: z.number(),
  });
  const SearchSchema = z.strictObject({
    results: z.array(
      z.strictObject({
        kind: z.string(),
        title: z.string(),
        artist: z.string().nullable(),
        album: z.string().nullable(),
        path: z.string().nullable(),
      }),
    ),
    corrected: z.string().nullable(),
  });

  it('finds what was scanned, and what is gone no more', async () => {
    const shelf = join(folder, 'shelf');
    mkdirSync(shelf);
    copyFileSync(join(folder, 'music.wav'), join(shelf, 'First Light.wav'));
    copyFileSync(join(folder, 'text.mp3'), join(shelf, 'text.mp3'));
    const scan = async () => {
      const { out, status, err } = await auralis(['scan', 'shelf', '--library', 'library.sqlite', '--json']);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      return ScanSchema.parse(JSON.parse(out));
    };
    expect(await scan()).toMatchObject({ tracks: 1, added: 1, removed: 0, problems: [{ code: 'not-audio' }] });
    expect(await scan()).toMatchObject({ tracks: 1, added: 0, removed: 0 });
    const found = await auralis(['search', 'first', '--library', 'library.sqlite', '--json']);
    expect(SearchSchema.parse(JSON.parse(found.out)).results).toMatchObject([{ kind: 'track', title: 'First Light' }]);
    const counted = await auralis(['stats', '--library', 'library.sqlite', '--json']);
    expect(JSON.parse(counted.out)).toMatchObject({ tracks: 1, plays: 0, decades: [{ decade: null, tracks: 1 }] });
    rmSync(join(shelf, 'First Light.wav'));
    expect(await scan()).toMatchObject({ tracks: 0, removed: 1 });
    const gone = await auralis(['search', 'first', '--library', 'library.sqlite', '--json']);
    expect(SearchSchema.parse(JSON.parse(gone.out)).results).toEqual([]);
  });

  it('says that a folder or a library does not exist', async () => {
    const stats = await auralis(['stats', '--library', 'absent.sqlite']);
    expect(stats).toMatchObject({ status: 1, out: '', err: expect.stringMatching(oneLine) });
    const scan = await auralis(['scan', 'absent', '--library', 'other.sqlite']);
    expect(scan).toMatchObject({ status: 1, out: '', err: expect.stringMatching(oneLine) });
    const search = await auralis(['search', 'x', '--library', 'absent.sqlite']);
    expect(search).toMatchObject({ status: 1, out: '', err: expect.stringMatching(oneLine) });
    expect(readdirSync(folder)).not.toContain('absent.sqlite');
  });
});
