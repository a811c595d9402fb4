import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { AuralisError, type ErrorCode } from '../../src/shared/domain/errors';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { encodeFile } from '../support/encode';
import { TEST_FORMATS } from '../support/formats';
import { sampled } from '../support/sampled';
import { SoundListener } from '../support/sound-listener';
import { writeWaveFile } from '../support/wave-file';

/** Longest that any broken file may take, seconds: all of them are small. */
const PATIENCE_SECONDS = 5;
const REFUSALS: ErrorCode[] = ['not-audio', 'damaged-file', 'unsupported-format', 'file-empty'];

type Outcome = { refused: AuralisError } | { frames: number; finite: boolean; warnings: ErrorCode[] };

/** Decodes all of a file; anything thrown that is not a reason for people fails the test. */
function attempt(path: string): Outcome {
  const started = process.cpuUsage();
  try {
    const source = openAudioSource(path);
    let frames = 0;
    let finite = true;
    try {
      for (let block = source.read(8192); block; block = source.read(8192)) {
        frames += block[0]?.length ?? 0;
        finite &&= block.every((plane) => plane.every((sample) => Number.isFinite(sample)));
      }
      return { frames, finite, warnings: source.warnings.map(({ code }) => code) };
    } finally {
      source.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof AuralisError)) throw thrown;
    return { refused: thrown };
  } finally {
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(PATIENCE_SECONDS);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'auralis-corrupt-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether an entry was opened or refused. */
function answered(listener: SoundListener, entry: number): boolean {
  return listener.events.some((event) => (event.type === 'opened' || event.type === 'failed') && event.entry === entry);
}

const corpus = corpusFolder();

describe.skipIf(corpus === null)(`broken files${corpus ? '' : `: ${NO_CORPUS}`}`, () => {
  const paths = ['corrupt', 'flac/faulty'].flatMap((folder) =>
    corpus ? readdirSync(join(corpus, folder)).map((name) => join(corpus, folder, name)) : [],
  );

  it.each(paths)('ends in a reason or in sound: %s', (path) => {
    const outcome = attempt(path);
    if ('refused' in outcome) {
      expect(REFUSALS).toContain(outcome.refused.code);
      expect(outcome.refused.message).toMatch(/^“.+” .+\. .+\. .+\.$/);
    } else {
      expect(outcome.frames).toBeGreaterThan(0);
      expect(outcome.finite).toBe(true);
    }
  });

  it('the player says why it cannot play them, and plays what comes next', async () => {
    const listener = new SoundListener(44_100);
    const tone = sampled(4410, (i) => 0.5 * Math.sin(i * 0.1));
    const good = writeWaveFile(join(folder, 'good.wav'), [tone, tone], 44_100);
    const treatment = { plan: null, dryGainDb: 0, wetGainDb: 0, startSeconds: 0, playing: true };
    for (const [i, path] of paths.entries()) {
      listener.engine.handle({ type: 'open', intent: 2 * i, entry: 2 * i, path, ...treatment });
      for (let tries = 0; tries < 100 && !answered(listener, 2 * i); tries++) await listener.settle(5);
      expect(answered(listener, 2 * i), path).toBe(true);
      listener.engine.handle({ type: 'open', intent: 2 * i + 1, entry: 2 * i + 1, path: good, ...treatment });
      for (let tries = 0; tries < 100 && !answered(listener, 2 * i + 1); tries++) await listener.settle(5);
      expect(listener.last('opened'), path).toMatchObject({ entry: 2 * i + 1 });
    }
    await listener.run(0.3);
    expect(listener.last('ended')).toBeDefined();
    const failed = listener.events.filter(({ type }) => type === 'failed');
    expect(failed.length).toBeGreaterThan(50);
  });

  /** What of the samples for tags cannot be played, and why. */
  const SILENT: Record<string, RegExp> = {
    LICENSE: /holds no music/,
    'image-2x3.jpg': /holds no music/,
    'image-2x3.png': /holds no music/,
    'image-2x3.tiff': /holds no music/,
    // All of these lack their data object where it has to be.
    'empty.wma': /its sound does not begin where its header ends/,
    'full.wma': /its sound does not begin where its header ends/,
    'image.wma': /its sound does not begin where its header ends/,
    'pure.wma': /its sound does not begin where its header ends/,
    'unparseable.wma': /its sound does not begin where its header ends/,
    // A version number that does not go with what follows it.
    'oldape.ape': /its beginning makes no sense/,
    // A millisecond.
    'empty.dsf': /there is no sound in it/,
    'unparseable.dsf': /there is no sound in it/,
  };

  it.each(corpus ? readdirSync(join(corpus, 'tags')) : [])('plays, or says why not: %s', (name) => {
    const outcome = attempt(join(corpus ?? '', 'tags', name));
    const reason = SILENT[name];
    if ('refused' in outcome) expect(outcome.refused.message).toMatch(reason ?? /^$/);
    else expect({ reason, finite: outcome.finite, any: outcome.frames > 0 }).toEqual({ finite: true, any: true });
  });

  it.each(['full.dsf', 'full.ape', 'full.mpc', 'full.wv'])('plays %s as the player does', (name) => {
    const source = openAudioSource(join(corpus ?? '', 'tags', name), { outputRateHz: 48_000, layout: 'stereo' });
    const second = source.read(48_000) ?? [];
    source.close();
    expect(second).toHaveLength(2);
    expect(second[0]?.length).toBeGreaterThan(100);
    expect(second.every((plane) => plane.every(Number.isFinite))).toBe(true);
  });

  it('has the same samples in every lossless format', () => {
    const samplesOf = (name: string) => {
      const source = openAudioSource(join(corpus ?? '', 'tags', name));
      const [plane = new Float32Array(0)] = source.read(100_000) ?? [];
      source.close();
      return Buffer.from(plane.slice().buffer);
    };
    const expected = samplesOf('empty.wav');
    expect(expected.length).toBeGreaterThan(100_000);
    for (const name of ['empty.ape', 'empty.wv', 'empty.aiff', 'empty.flac'])
      expect(samplesOf(name).equals(expected), name).toBe(true);
  });

  it('says where a stream is broken that plays all the same', () => {
    const outcome = attempt(join(corpus ?? '', 'corrupt', 'mp4-mangled-02.m4a'));
    expect(outcome).toMatchObject({ warnings: ['damaged-parts'] });
  });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Bytes without any order, always the same ones. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}

const reasonFor = (path: string) => {
  const outcome = attempt(path);
  return 'refused' in outcome ? outcome.refused.code : outcome;
};

describe('files that are no music', () => {
  const png = '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR';
  const playlist = '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/hostname\n';
  it.each([
    ['text.mp3', 'This is a text, whatever its name says. '.repeat(500)],
    ['one-line.mp3', 'short'],
    ['page.ogg', '<!doctype html><title>404</title>'],
    ['picture.mp3', Buffer.from(png, 'latin1')],
    ['playlist.mp3', playlist],
    ['list.flac', 'ffconcat version 1.0\nfile /etc/hostname\n'],
    ['noise-1.mp3', noise(300_000, 1)],
    ['noise-2.mp3', noise(300_000, 2)],
    ['noise.aac', noise(300_000, 3)],
    ['noise.flac', noise(300_000, 4)],
    ['noise.wav', noise(300_000, 5)],
    ['program.mp3', readFileSync(process.execPath).subarray(0, 8_000_000)],
  ])('refuses %s', (name, content) => {
    expect(reasonFor(file(name, content))).toBe('not-audio');
  });

  it('tells an empty file, a folder, an absent file and a pipe from one another', () => {
    expect(reasonFor(file('empty.flac', ''))).toBe('file-empty');
    mkdirSync(join(folder, 'folder.mp3'));
    expect(reasonFor(join(folder, 'folder.mp3'))).toBe('not-a-file');
    expect(reasonFor(join(folder, 'absent.mp3'))).toBe('file-not-found');
    expect(reasonFor(join(folder, `${'x'.repeat(300)}.mp3`))).toBe('name-too-long');
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', () => {
    const path = join(folder, 'pipe.mp3');
    execFileSync('mkfifo', [path]);
    expect(reasonFor(path)).toBe('file-unreadable');
  });

  it.skipIf(process.getuid?.() === 0)('says that permission is denied', () => {
    const path = file('secret.mp3', 'x');
    chmodSync(path, 0);
    expect(reasonFor(path)).toBe('file-unreadable');
  });
});

describe('files that end early', () => {
  const seconds = 8;
  const signal = [0, 1].map((channel) => sampled(44_100 * seconds, (i) => 0.5 * Math.sin(i * (0.05 + 0.01 * channel))));
  const cut = (name: string, share: number) => {
    const format = TEST_FORMATS.find((candidate) => candidate.name === name);
    if (!format) throw new Error(`no format ${name}`);
    const path = join(folder, `${name}-${share}.${format.ending}`);
    encodeFile(path, signal, 44_100, format.spec);
    truncateSync(path, Math.round(statSync(path).size * share));
    return path;
  };

  it.each(['WAV 16', 'AIFF', 'FLAC 16', 'MP3 with LAME header'])('plays what there is of %s and says so', (name) => {
    const outcome = attempt(cut(name, 0.5));
    if ('refused' in outcome) throw outcome.refused;
    expect(outcome.frames / 44_100).toBeGreaterThan(seconds * 0.4);
    expect(outcome.frames / 44_100).toBeLessThan(seconds * 0.6);
    expect(outcome.warnings).toContain('truncated-file');
  });

  it('refuses an M4A whose index at the end is gone', () => {
    expect(reasonFor(cut('AAC', 0.5))).toBe('damaged-file');
  });

  it('refuses a file of which hardly the head is left', () => {
    expect(reasonFor(cut('FLAC 16', 0.0005))).toBe('damaged-file');
  });
});
