import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFingerprintMeter } from '../../src/main/audio/analysis';
import { openAudioSource } from '../../src/main/audio/decode';
import { type PackedPrint, packPrint, printDistance } from '../../src/main/library/likeness/compare-prints';
import { MOST_BITS_APART } from '../../src/main/library/likeness/sound-prints';
import { AXIS_LIMITS, distanceBetween, pointOf, statisticsOf } from '../../src/main/library/likeness/space';
import { LibraryEngine } from '../../src/main/library/worker/engine';
import { FINGERPRINT_DIMENSIONS, type Fingerprint, type SoundExtras } from '../../src/shared/domain/fingerprint';
import type { CopyGroup, SimilarTracks } from '../../src/shared/domain/likeness';
import { readPrint } from '../../src/shared/domain/sound-print';
import { ALL_ALTERATIONS, writeAltered } from '../support/altered-copies';
import { corpusFolder, NO_CORPUS } from '../support/corpus';
import { fillTracks } from '../support/fill-tracks';
import { FULL_TESTS } from '../support/full-tests';
import { keepMeasured } from '../support/keep-measured';
import { ask } from '../support/made-up/fill-library';
import { temporaryFolder } from '../support/temporary-folder';

const corpus = corpusFolder();
const SECONDS = 12;
/** Songs that are unlike every other: left to `npm run test:full`. */
const EASY = new Set(['sugar-plum-fairy', 'humpback-mono', 'lets-go-fishin']);

/** Recordings: all of them of one length, parts of one song among them, so that nothing but their sound tells them apart. */
const ALL_RECORDINGS = [
  ['vibe-ace', 15],
  // The same loops play on: as alike as two different recordings can be.
  ['vibe-ace', 30],
  ['lets-go-fishin', 15],
  ['lets-go-fishin', 60],
  ['hungarian-dance-5', 0],
  ['sugar-plum-fairy', 15],
  ['humpback-mono', 0],
  ['solo-trumpet', 0],
] as const;

/** Of what is to be told apart the pairs that are hardest to: parts of one song, and of others one each. */
const RECORDINGS = FULL_TESTS ? ALL_RECORDINGS : ALL_RECORDINGS.filter(([song]) => !EASY.has(song));

const FIRST_OF_SONG = new Set(
  RECORDINGS.filter(([song], i) => RECORDINGS.findIndex(([other]) => other === song) === i).map(
    ([song, start]) => `${song}-${start}`,
  ),
);

/** Of what loses little in encoding the one that loses most. */
const ALTERATIONS = FULL_TESTS ? ALL_ALTERATIONS : ALL_ALTERATIONS.filter(({ name }) => name !== 'mp3-320');

interface Measured {
  recording: string;
  name: string;
  seconds: number;
  fingerprint: Fingerprint;
  extras: SoundExtras;
}

async function measure(path: string, recording: string): Promise<Measured> {
  const source = openAudioSource(path, {});
  try {
    const { sampleRateHz: rateHz, channels, channelPositions: positions } = source.info;
    const meter = await createFingerprintMeter({ rateHz, channels, positions });
    for (let block = source.read(65_536); block; block = source.read(65_536)) meter.add(block);
    const { fingerprint, extras } = meter.result();
    return { recording, name: basename(path), seconds: source.positionFrames / rateHz, fingerprint, extras };
  } finally {
    source.close();
  }
}

/** A library in which all of it was scanned and measured; answers the ids in the same order. */
async function libraryOf(all: readonly Measured[]): Promise<{ engine: LibraryEngine; ids: number[] }> {
  const file = join(temporaryFolder(), 'l.sqlite');
  const engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  const tracks = all.map(({ name, seconds }) => ({
    title: name,
    artist: 'Somebody',
    album: 'All',
    genre: null,
    year: null,
    durationSeconds: seconds,
  }));
  const ids = fillTracks(engine, tracks).toSorted((a, b) => a - b);
  for (const [i, measured] of all.entries()) keepMeasured(engine, ids[i] ?? 0, measured);
  return { engine, ids };
}

describe.skipIf(!corpus)(`real music in many encodings${corpus ? '' : `: ${NO_CORPUS}`}`, () => {
  let all: Measured[];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'auralis-likeness-'));
    all = [];
    for (const [song, start] of RECORDINGS) {
      const recording = `${song}-${start}`;
      const source = join(corpus as string, 'music', `${song}.ogg`);
      for (const path of writeAltered(
        source,
        { startSeconds: start, seconds: SECONDS },
        join(folder, recording),
        ALTERATIONS,
      ))
        all.push(await measure(path, recording));
    }
    rmSync(folder, { recursive: true });
  }, 600_000);

  it('prints tell every recording from every other, with room between', () => {
    const same: number[] = [];
    const other: number[] = [];
    const prints = all.map(({ extras }) => packPrint(new Uint8Array(readPrint(extras.soundPrint ?? '').buffer)));
    for (const [i, a] of all.entries())
      for (let j = i + 1; j < all.length; j++) {
        const distance = printDistance(prints[i] as PackedPrint, prints[j] as PackedPrint);
        (a.recording === all[j]?.recording ? same : other).push(distance);
      }
    if (process.env.AURALIS_LIKENESS_TABLE) appendFileSync(process.env.AURALIS_LIKENESS_TABLE, table(same, other));
    expect(same).toHaveLength((RECORDINGS.length * ALTERATIONS.length * (ALTERATIONS.length - 1)) / 2);
    expect(Math.max(...same)).toBeLessThan(MOST_BITS_APART);
    expect(Math.min(...other)).toBeGreaterThan(MOST_BITS_APART);
  });

  it('every recording is one group of its copies, and none has a copy of another', async () => {
    const { engine } = await libraryOf(all);
    const { groups } = ask(engine, 'query', 'copyGroups', { after: 0, limit: 100 }) as { groups: CopyGroup[] };
    engine.close();
    const recordingOf = new Map(all.map(({ name, recording }) => [name, recording]));
    const found = groups.map(({ copies }) => copies.map(({ track }) => recordingOf.get(track.title)));
    expect(found.map((recordings) => new Set(recordings).size)).toEqual(groups.map(() => 1));
    expect(found.map(({ length }) => length)).toEqual(RECORDINGS.map(() => ALTERATIONS.length));
  });

  it('the copies of a song are nearer to each of them than any other song', async () => {
    const songs = all.filter(({ recording }) => FIRST_OF_SONG.has(recording));
    const { engine, ids } = await libraryOf(songs);
    const wrong = ids.flatMap((trackId, i) => {
      const { tracks } = ask(engine, 'query', 'similar', { trackId, limit: ALTERATIONS.length - 1 }) as SimilarTracks;
      const recording = songs[i]?.recording ?? '';
      return tracks
        .filter(({ track }) => !track.title.startsWith(recording))
        .map(({ track }) => [songs[i]?.name, track.title]);
    });
    engine.close();
    expect(wrong).toEqual([]);
  });

  it('weights and normalisation are what tells copies from other parts of the same song', () => {
    const points = new Map(all.map((one) => [one, pointOf(one.fingerprint, statisticsOf([])) as Float32Array]));
    const point = (one: Measured) => points.get(one) as Float32Array;
    const weighted = (a: Measured, b: Measured) => distanceBetween(point(a), point(b));
    const unweighted = (a: Measured, b: Measured) =>
      Math.hypot(...AXIS_LIMITS.map(({ unknown }, i) => difference(point(a)[i], point(b)[i]) / Math.sqrt(unknown)));
    const raw = (a: Measured, b: Measured) =>
      Math.hypot(...FINGERPRINT_DIMENSIONS.map((name) => difference(a.fingerprint[name], b.fingerprint[name])));
    const misplaced = (distance: typeof raw) =>
      all.filter((one) => {
        const others = all.filter((other) => other !== one).toSorted((a, b) => distance(one, a) - distance(one, b));
        return others[0]?.recording !== one.recording;
      }).length;
    const [best, without, neither] = [misplaced(weighted), misplaced(unweighted), misplaced(raw)];
    expect(best).toBeLessThan(without);
    expect(best).toBeLessThan(neither);
  });
});

/** Nought where one of them is missing. */
function difference(a: number | null | undefined, b: number | null | undefined): number {
  const apart = (a ?? Number.NaN) - (b ?? Number.NaN);
  return Number.isNaN(apart) ? 0 : apart;
}

/** How many copies are missed and how many others are taken for copies, by the share of bits allowed to differ. */
function table(same: readonly number[], other: readonly number[]): string {
  const rows = [0.05, 0.1, 0.15, 0.2, MOST_BITS_APART, 0.22, 0.25, 0.3, 0.35].map((most) => {
    const missed = same.filter((distance) => distance > most).length;
    const false_ = other.filter((distance) => distance <= most).length;
    return `| ${most} | ${missed} of ${same.length} | ${false_} of ${other.length} |`;
  });
  const ends = `same up to ${Math.max(...same).toFixed(3)}, others from ${Math.min(...other).toFixed(3)}`;
  return `${ends}\n${rows.join('\n')}\n`;
}
