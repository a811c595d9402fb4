import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { extrasWith, keepMeasured } from '../../../../tests/support/keep-measured';
import { ask } from '../../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import { seeded } from '../../../../tests/support/made-up/random';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { FINGERPRINT_DIMENSIONS, type Fingerprint } from '../../../shared/domain/fingerprint';
import type { CopyGroup, CopyTotals, SimilarTracks } from '../../../shared/domain/likeness';
import { writePrint } from '../../../shared/domain/sound-print';
import type { FileTags } from '../scan/file-outcome';
import { LibraryEngine } from '../worker/engine';
import { distanceBetween, pointOf, statisticsOf } from './space';

const FOLDER = '/music';
let engine: LibraryEngine;
let rootId: number;
let random: () => number;

beforeEach(async () => {
  const file = join(temporaryFolder(), 'l.sqlite');
  engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  onTestFinished(() => engine.close());
  rootId = (ask(engine, 'command', 'addFolder', { path: FOLDER }) as { id: number }).id;
  random = seeded(7);
});

const outcomes = generateOutcomes(FOLDER, 2000);

/** Scans files that have these tags; answers their tracks' ids. */
function scan(...tags: Partial<FileTags>[]): number[] {
  const found = tags.map((own) => {
    const outcome = outcomes.next().value;
    if (!outcome?.tags) throw new Error('no file');
    return { ...outcome, tags: { ...outcome.tags, contentHash: null, quickHash: null, durationSeconds: 200, ...own } };
  });
  ask(engine, 'command', 'beginScan', { rootId });
  ask(engine, 'command', 'storeFiles', { rootId, outcomes: found });
  return found.map(({ path }) => ask(engine, 'query', 'trackAt', { path }) as number);
}

function measure(id: number, fingerprint: Fingerprint, print?: Uint16Array, contentHash: string | null = null): void {
  const extras = extrasWith(print && writePrint(print));
  expect(keepMeasured(engine, id, { fingerprint, extras }, contentHash)).toBe(true);
}

const anyFingerprint = () =>
  Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, 0.05 + random()])) as Fingerprint;
const silence = (): Fingerprint => ({
  ...anyFingerprint(),
  ...Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, null])),
});
const anyPrint = (frames = 480) => Uint16Array.from({ length: frames }, () => random() * 65_536);
/** The print of the same recording in another encoding: later by some frames, with a share of its bits changed. */
const encoded = (print: Uint16Array, later: number, share: number) =>
  Uint16Array.from(print, (_, i) => {
    let frame = print[i - later] ?? 0;
    for (let bit = 0; bit < 16; bit++) if (random() < share) frame ^= 1 << bit;
    return frame;
  });

const groups = (after = 0, limit = 100) =>
  ask(engine, 'query', 'copyGroups', { after, limit }) as { groups: CopyGroup[]; next: number | null };
const members = () =>
  groups().groups.map(({ copies }) => copies.map(({ track }) => track.id).toSorted((a, b) => a - b));
const similar = (trackId: number, limit = 20) => ask(engine, 'query', 'similar', { trackId, limit }) as SimilarTracks;
const nearest = (trackId: number, limit?: number) => similar(trackId, limit).tracks.map(({ track }) => track.id);

describe('copies', () => {
  it('are found by their sound as soon as they are scanned, the best one first', () => {
    const [low, , flac, high] = scan(
      { contentHash: 'sound:1', codec: 'MPEG 1 Layer 3', bitrateBps: 128_000 },
      { contentHash: 'sound:2' },
      { contentHash: 'sound:1', codec: 'FLAC' },
      { contentHash: 'sound:1', codec: 'MPEG 1 Layer 3', bitrateBps: 320_000 },
    );
    expect(groups().groups[0]?.copies.map(({ track }) => track.id)).toEqual([flac, high, low]);
    expect(groups().groups).toHaveLength(1);
    expect(ask(engine, 'query', 'copyTotals', {}) as CopyTotals).toEqual({ groups: 1, files: 3 });
  });

  it('are found by beginning, end and length, until all of their sound says otherwise', () => {
    const [one, other] = scan({ quickHash: 'q' }, { quickHash: 'q' }) as [number, number];
    expect(members()).toEqual([[one, other]]);
    measure(one, anyFingerprint(), anyPrint(), 'sound:1');
    expect(members()).toEqual([[one, other]]);
    measure(other, anyFingerprint(), anyPrint(), 'sound:2');
    expect(members()).toEqual([]);
    const [third] = scan({ quickHash: 'q' });
    expect(members().flat()).not.toContain(third);
  });

  it('are found in another encoding, and other recordings of the same length and balance are not', () => {
    const ids = scan({}, {}, {}, { durationSeconds: 202 }, { durationSeconds: 210 }) as number[];
    const [song, mp3, other, padded, longer] = ids as [number, number, number, number, number];
    const fingerprint = anyFingerprint();
    const print = anyPrint();
    measure(song, fingerprint, print);
    measure(mp3, fingerprint, encoded(print, 0, 0.15));
    measure(other, fingerprint, anyPrint());
    measure(padded, fingerprint, encoded(print, 9, 0.1));
    measure(longer, fingerprint, encoded(print, 0, 0));
    expect(members()).toEqual([[song, mp3, padded]]);
    expect(new Set(groups().groups[0]?.copies.map(({ sound }) => sound)).size).toBe(3);
  });

  it('are none any more when they are gone or were measured anew as something else', () => {
    const [song, copy] = scan({}, {}) as [number, number];
    const fingerprint = anyFingerprint();
    const print = anyPrint();
    measure(song, fingerprint, print);
    measure(copy, fingerprint, print);
    expect(members()).toEqual([[song, copy]]);
    measure(copy, fingerprint, anyPrint());
    expect(members()).toEqual([]);
    measure(copy, fingerprint, print);
    expect(members()).toEqual([[song, copy]]);
    ask(engine, 'command', 'removeFolder', { id: rootId, limit: 500 });
    expect(members()).toEqual([]);
  });

  it('without length or sound are not taken for one another', () => {
    const silent = silence();
    const [first, second, third, fourth] = scan(
      { durationSeconds: null },
      { durationSeconds: null },
      { durationSeconds: 0 },
      { durationSeconds: 0 },
    ) as [number, number, number, number];
    const print = anyPrint();
    for (const id of [first, second]) measure(id, anyFingerprint(), print);
    for (const id of [third, fourth]) measure(id, silent, print);
    expect(members()).toEqual([]);
  });

  it('come page by page', () => {
    const hashes = Array.from({ length: 25 }, (_, i) => ({ contentHash: `sound:${i}` }));
    scan(...hashes, ...hashes);
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: ReturnType<typeof groups> = groups(after, 10);
      seen.push(...page.groups.map(({ id }) => id));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });
});

describe('similar tracks', () => {
  it('are the nearest of all, as comparing with each one says', () => {
    const ids = scan(...Array.from({ length: 600 }, () => ({})));
    const prints = new Map(
      ids.map((id, i) => [id, { ...anyFingerprint(), ...(i % 7 === 0 && { tempo: null, rhythmStability: null }) }]),
    );
    for (const [id, fingerprint] of prints) measure(id, fingerprint);
    const statistics = statisticsOf([...prints.values()]);
    for (const id of ids.slice(0, 20)) {
      const point = (other: number) => pointOf(prints.get(other) as Fingerprint, statistics) as Float32Array;
      const distances = ids
        .filter((other) => other !== id)
        .map((other) => ({ other, distance: distanceBetween(point(id), point(other)) }))
        .toSorted((a, b) => a.distance - b.distance || a.other - b.other);
      expect(nearest(id, 15)).toEqual(distances.slice(0, 15).map(({ other }) => other));
    }
    expect(similar(ids[0] as number, 1).compared).toBe(599);
  });

  it('follow what is measured, measured anew and taken out', () => {
    const [song, near, far] = scan({}, {}, {}) as [number, number, number];
    const sound = anyFingerprint();
    measure(song, sound);
    measure(near, { ...sound, centroid: (sound.centroid as number) * 1.1 });
    measure(far, anyFingerprint());
    expect(nearest(song)).toEqual([near, far]);
    measure(near, anyFingerprint());
    measure(far, sound);
    expect(nearest(song)).toEqual([far, near]);
    expect(similar(song).tracks[0]?.distance).toBe(0);
    const [late] = scan({}) as [number];
    measure(late, { ...sound, bass: 0.9 });
    expect(nearest(song)).toContain(late);
    ask(engine, 'command', 'removeFolder', { id: rootId, limit: 500 });
    expect(() => similar(song)).toThrow(/not in the library/);
  });

  it('are all that is left, counted, after most of the library has gone', () => {
    const ids = scan(...Array.from({ length: 5 }, () => ({})));
    rootId = (ask(engine, 'command', 'addFolder', { path: '/elsewhere' }) as { id: number }).id;
    const leaving = scan(...Array.from({ length: 15 }, () => ({})));
    for (const id of [...ids, ...leaving]) measure(id, anyFingerprint());
    measure(ids[1] as number, silence());
    expect(similar(ids[0] as number)).toMatchObject({ compared: 18 });
    ask(engine, 'command', 'removeFolder', { id: rootId, limit: 500 });
    expect(similar(ids[0] as number)).toMatchObject({ compared: 3 });
    expect(nearest(ids[0] as number).toSorted()).toEqual(ids.slice(2, 5));
  });

  it('are not made up for what was not measured, does not exist, or holds nothing', () => {
    expect(() => similar(1)).toThrow(/not in the library/);
    const [song, silent, alone] = scan({}, {}, {}) as [number, number, number];
    expect(() => similar(song)).toThrow(/was not analysed yet/);
    measure(silent, silence());
    expect(() => similar(silent)).toThrow(/cannot be compared/);
    measure(alone, anyFingerprint());
    expect(similar(alone).tracks).toEqual([]);
    expect(() => similar(0)).toThrow();
  });

  it('may lack dimensions, but numbers that are none are refused', () => {
    const [song, other] = scan({}, {}) as [number, number];
    measure(song, { ...anyFingerprint(), tempo: null, pitchStability: null });
    measure(other, anyFingerprint());
    expect(similar(song).tracks[0]?.distance).toBeGreaterThan(0);
    expect(() => measure(song, { ...anyFingerprint(), crest: Number.NaN })).toThrow();
    expect(nearest(song)).toEqual([other]);
  });
});
