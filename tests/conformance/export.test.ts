import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAudioSource } from '../../src/main/audio/decode';
import { readCarriedTags } from '../../src/main/audio/export';
import { AnalysisService } from '../../src/main/audio/jobs';
import { ForkLauncher, TaskPool } from '../../src/main/processes';

import { AuralisError } from '../../src/shared/domain/errors';
import { EXPORT_FORMATS, type ExportFormat, FORMAT_ENDINGS } from '../../src/shared/domain/export-format';
import { DEFAULT_ENHANCEMENT } from '../../src/shared/domain/plan';
import { buildProcesses } from '../support/built-processes';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { FULL_TESTS } from '../support/full-tests';
import { whiteNoise } from '../support/test-signals';
import { writeWaveFile } from '../support/wave-file';

const corpus = corpusFolder();
const folder = mkdtempSync(join(tmpdir(), 'auralis-export-'));
let pool: TaskPool;
let analysis: AnalysisService;
beforeAll(async () => {
  const entry = join(await buildProcesses(), 'analysis-process.js');
  pool = new TaskPool(new ForkLauncher(), entry, { name: 'export test', size: 2, timeoutSeconds: 60 });
  analysis = new AnalysisService(pool);
});
afterAll(() => {
  pool.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const RATES: Partial<Record<ExportFormat, number>> = { opus: 48_000 };
const EXCERPT_SECONDS = 6;
const LOSSY: ExportFormat[] = ['mp3', 'opus', 'aac'];
const CODECS: Record<ExportFormat, string> = {
  wav16: 'pcm_s16le',
  wav24: 'pcm_s24le',
  wav32f: 'pcm_f32le',
  flac16: 'flac',
  flac24: 'flac',
  mp3: 'mp3',
  opus: 'opus',
  aac: 'aac',
  alac: 'alac',
};

/** Their tags are whole, but what should be sound is not there. */
const WITHOUT_SOUND = ['empty.dsf', 'empty.wma', 'full.wma', 'image.wma', 'unparseable.dsf', 'unparseable.wma'];

function framesOf(path: string) {
  const source = openAudioSource(path);
  let frames = 0;
  for (let block = source.read(65_536); block; block = source.read(65_536)) frames += block[0]?.length ?? 0;
  source.close();
  return { frames, info: source.info };
}

/** The first seconds of a file, as they are decoded; answers `path`. */
function excerptOf(file: string, path: string): string {
  const source = openAudioSource(file);
  const { sampleRateHz } = source.info;
  const sound = source.read(EXCERPT_SECONDS * sampleRateHz) ?? [];
  source.close();
  writeWaveFile(path, sound, sampleRateHz);
  return path;
}

describe.skipIf(!corpus)(`exports of real music${corpus ? '' : `: ${NO_CORPUS}`}`, () => {
  const songs = ['hungarian-dance-5.ogg', 'solo-trumpet.ogg', 'humpback-mono.ogg'];
  /** What is exported of each song: its beginning, or all of it. */
  const inputs: { song: string; input: string; source: ReturnType<typeof framesOf> }[] = [];
  beforeAll(() => {
    for (const song of songs) {
      const whole = join(corpus ?? '', 'music', song);
      const input = FULL_TESTS ? whole : excerptOf(whole, join(folder, song.replace('.ogg', '.wav')));
      inputs.push({ song, input, source: framesOf(input) });
    }
  });

  it.each(EXPORT_FORMATS)('%s: every frame, the target reached, the true peak under the ceiling', async (format) => {
    const place = EXPORT_FORMATS.indexOf(format);
    // Each format meets a song of one channel and one of two, or whole songs and all of them.
    const chosen = FULL_TESTS ? inputs : inputs.filter((_, i) => i === 2 || i === place % 2);
    for (const { song, input, source } of chosen) {
      const output = join(folder, `${song}-${format}${FORMAT_ENDINGS[format]}`);
      const request = { ...DEFAULT_ENHANCEMENT, targetLufs: -16 };
      const result = await analysis.enhance({ input, output, request, format });
      const written = framesOf(output);
      const rateHz = RATES[format] ?? source.info.sampleRateHz;
      expect(written.info).toMatchObject({
        sampleRateHz: rateHz,
        channels: source.info.channels,
        codec: CODECS[format],
      });
      expect(written.frames).toBe(Math.round((source.frames * rateHz) / source.info.sampleRateHz));
      expect(result.after.truePeakDbtp).toBeLessThanOrEqual(request.ceilingDbtp + 0.1);
      const again = await analysis.analyze(output);
      expect(again.loudness).toEqual(result.after);
      const told = result.problems.map(({ code }) => code);
      expect(told).not.toContain('peak-over-ceiling');
      if (!LOSSY.includes(format)) expect(result.written.loweredDb).toBe(0);
      expect(told.includes('encoded-quieter')).toBe(result.written.loweredDb > 0.2);
      expect(result.written.clippedSamples).toBe(0);
    }
  });
});

describe('what the listener is told', () => {
  const write = (name: string, plane: Float32Array) => writeWaveFile(join(folder, name), [plane, plane], 44_100);

  it('counts the samples that integers cut off, where nothing else was done to the sound', async () => {
    const loud = Float32Array.from({ length: 88_200 }, (_, i) => 1.5 * Math.sin(i * 0.05));
    const input = write('over.wav', loud);
    const over = 2 * loud.filter((sample) => Math.abs(sample) > 1).length;
    const request = { ...DEFAULT_ENHANCEMENT, intensity: 0 };
    const cut = await analysis.enhance({ input, output: join(folder, 'cut.wav'), request, format: 'wav16' });
    // Dither takes some that are right at the edge over it.
    expect(Math.abs(cut.written.clippedSamples - over)).toBeLessThan(over * 0.001);
    expect(cut.problems).toMatchObject([{ code: 'samples-clipped', params: { count: cut.written.clippedSamples } }]);
    const whole = await analysis.enhance({ input, output: join(folder, 'whole.wav'), request, format: 'wav32f' });
    expect(whole).toMatchObject({ problems: [], written: { clippedSamples: 0 } });
    expect(whole.after.truePeakDbtp).toBeGreaterThan(3.5);
  });

  it('lowers the level where encoding would lift the true peak over the ceiling, and says so', async () => {
    const format = 'aac';
    // Strokes of noise, four a second: an encoder does not keep their peaks to the sample.
    const strokes = whiteNoise(4 * 44_100, 1, -1).map((x, i) => x * Math.exp((-6 * (i % 11_025)) / 11_025));
    const input = write('loud.wav', strokes);
    const request = { ...DEFAULT_ENHANCEMENT, targetLufs: -5 };
    const output = join(folder, `loud${FORMAT_ENDINGS[format]}`);
    const { written, after, problems } = await analysis.enhance({ input, output, request, format });
    expect(written.loweredDb).toBeGreaterThan(0.2);
    expect(after.truePeakDbtp).toBeLessThanOrEqual(request.ceilingDbtp + 0.1);
    expect(problems.map(({ code }) => code)).toContain('encoded-quieter');
  });

  it('refuses what is no output of that format, and leaves nothing', async () => {
    const input = write('some.wav', new Float32Array(4410).fill(0.1));
    const output = join(folder, 'some.flac');
    const attempt = analysis.enhance({ input, output, request: DEFAULT_ENHANCEMENT, format: 'mp3' });
    await expect(attempt).rejects.toMatchObject({ code: 'unsupported-output', params: { supported: '.mp3' } });
    expect(readdirSync(folder).filter((name) => name === 'some.flac' || name.endsWith('.part'))).toEqual([]);
  });
});

describe.skipIf(!corpus)(`tags and covers${corpus ? '' : `: ${NO_CORPUS}`}`, () => {
  const tagFolder = join(corpus ?? '', 'tags');
  const sources = corpus
    ? readdirSync(tagFolder).filter((name) =>
        /^(full|image|partial|empty|unparseable)\.|^space_time|^t_time|^date_/.test(name),
      )
    : [];

  /**
   * How tags are read does not depend on what they are written to: one format takes all of them, one of each other kind of tag
   * complete ones and covers, and those that share a kind some of the complete ones.
   */
  const TAKING_FULL: ExportFormat[] = ['mp3', 'aac'];
  function sourcesFor(format: ExportFormat): string[] {
    if (FULL_TESTS || format === 'flac16') return sources;
    if (TAKING_FULL.includes(format)) return sources.filter((name) => /^(full|image)\./.test(name));
    return sources.filter((name) => /^full\.(flac|m4a|mp3|ogg)$/.test(name));
  }

  it.each(EXPORT_FORMATS)('are carried over to %s from every format', async (format) => {
    const strangers: string[] = [];
    for (const name of sourcesFor(format)) {
      const input = join(tagFolder, name);
      const output = join(folder, `${name}-tags-${format}${FORMAT_ENDINGS[format]}`);
      try {
        await analysis.enhance({ input, output, request: DEFAULT_ENHANCEMENT, format });
      } catch (thrown) {
        strangers.push(`${name}: ${AuralisError.from(thrown).code}`);
        continue;
      }
      const wanted = (await readCarriedTags(input)).tags;
      const { tags, problems } = await readCarriedTags(output);
      expect(problems).toEqual([]);
      const joined = format === 'aac' || format === 'alac';
      const list = (values: string[] | undefined, separator: string) =>
        joined && (values?.length ?? 0) > 1 ? [values?.join(separator)] : values;
      expect({ name, tags }).toEqual({
        name,
        tags: {
          ...wanted,
          artists: list(wanted?.artists, ' & '),
          genres: list(wanted?.genres, ', '),
          composers: list(wanted?.composers, ', '),
        },
      });
    }
    const silent = WITHOUT_SOUND.filter((name) => sourcesFor(format).includes(name));
    expect(strangers).toEqual(silent.map((name) => `${name}: damaged-file`));
  });

  it('says nothing of levels that belonged to the source', async () => {
    for (const format of EXPORT_FORMATS) {
      const output = join(folder, `soundcheck-${format}${FORMAT_ENDINGS[format]}`);
      const input = join(tagFolder, 'soundcheck-nonascii.m4a');
      await analysis.enhance({ input, output, request: DEFAULT_ENHANCEMENT, format });
      const { common, native } = await parseFile(output);
      const ids = Object.values(native)
        .flat()
        .map(({ id, value }) => `${id} ${JSON.stringify(value)}`);
      expect(Object.keys(common).filter((key) => key.startsWith('replaygain'))).toEqual([]);
      expect(ids.filter((id) => /itunnorm|replaygain|r128/i.test(id))).toEqual([]);
      expect(statSync(output).size).toBeGreaterThan(0);
    }
  });
});
