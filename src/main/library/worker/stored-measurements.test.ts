import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ask, fillLibrary } from '../../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import type { AnalysisCounts, UnmeasuredTrack } from '../../../shared/domain/background-analysis';
import { AuralisError } from '../../../shared/domain/errors';
import { FINGERPRINT_DIMENSIONS, type Fingerprint, type StoredFingerprint } from '../../../shared/domain/fingerprint';
import type { ScanProblem } from '../../../shared/domain/library';
import type { QueuePlace } from '../library-types';
import { LibraryEngine } from './engine';

const VERSION = 7;

let engine: LibraryEngine;
let rootId: number;

beforeEach(async () => {
  const file = join(temporaryFolder(), 'l.sqlite');
  engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  onTestFinished(() => engine.close());
});

/** A measurement whose numbers need every digit, with one dimension missing. */
function measured(seed: number, algorithmVersion = VERSION): StoredFingerprint {
  const values = FINGERPRINT_DIMENSIONS.map((name, index) => [name, name === 'tempo' ? null : Math.sin(seed + index)]);
  return {
    algorithmVersion,
    fingerprint: Object.fromEntries(values) as Fingerprint,
    notes: [{ dimension: 'tempo', reason: 'It has no beat.' }],
    extras: {
      key: 'Bb major',
      thirdOctaveHz: [1000, 1259.9210498948732],
      thirdOctaveDb: [-12.345678901234567, null],
      subsonicDb: -71.25,
      overview: { secondsPerPoint: 0.01, peak: [0.123, 70.5], rms: [0, 1] },
    },
  };
}

const query = <Answer>(name: string, input: unknown) => ask(engine, 'query', name, input) as Answer;
const command = <Answer>(name: string, input: unknown) => ask(engine, 'command', name, input) as Answer;
const put = (file: UnmeasuredTrack, what: StoredFingerprint) =>
  command<boolean>('putFingerprint', { file, measured: what, contentHash: null });
const get = (id: number) => query<StoredFingerprint | null>('fingerprint', { id });
const counts = (algorithmVersion = VERSION) => query<AnalysisCounts>('analysisCounts', { algorithmVersion });
const unmeasured = (after: QueuePlace | null = null, limit = 50, algorithmVersion = VERSION) =>
  query<{ tracks: UnmeasuredTrack[]; next: QueuePlace | null }>('unmeasured', { after, limit, algorithmVersion });
const problem = AuralisError.about('/music/a.flac', 'damaged-file', { reason: 'it ends early' }).toProblem();
const fail = (file: UnmeasuredTrack, algorithmVersion = VERSION) =>
  command<{ givenUp: boolean }>('failAnalysis', { file, algorithmVersion, problem });
const problems = () => query<ScanProblem[]>('analysisProblems', {});

function fill(count: number): UnmeasuredTrack[] {
  rootId = fillLibrary(engine, count);
  return unmeasured(null, Math.min(count, 500)).tracks;
}

function first(count = 1): UnmeasuredTrack {
  const [track] = fill(count);
  if (!track) throw new Error('an empty library');
  return track;
}

describe('stored fingerprints', () => {
  it('come back exactly as they were measured', () => {
    const track = first();
    expect(get(track.id)).toBeNull();
    expect(put(track, measured(1))).toBe(true);
    expect(get(track.id)).toEqual(measured(1));
    put(track, { ...measured(2), extras: null });
    expect(get(track.id)).toEqual({ ...measured(2), extras: null });
  });

  it('stay of use when the algorithm changes, and wait to be measured again', () => {
    const track = first();
    put(track, measured(1));
    expect(counts()).toEqual({ total: 1, measured: 1, waiting: 0, failed: 0 });
    expect(counts(VERSION + 1)).toEqual({ total: 1, measured: 0, waiting: 1, failed: 0 });
    expect(get(track.id)?.algorithmVersion).toBe(VERSION);
    expect(unmeasured(null, 5, VERSION + 1).tracks).toEqual([track]);
  });

  it('are not taken for another file than they were measured from', () => {
    const track = first();
    expect(put({ ...track, sizeBytes: track.sizeBytes + 1 }, measured(1))).toBe(false);
    expect(put({ ...track, modifiedAtMs: track.modifiedAtMs + 1 }, measured(1))).toBe(false);
    expect(get(track.id)).toBeNull();
  });

  it('go when their file changes, and not when only its tags are read again', () => {
    const track = first();
    put(track, measured(1));
    const [outcome] = [...generateOutcomes('/generated/music', 1)];
    if (!outcome) throw new Error('nothing generated');
    const store = (changed: object) => {
      command('beginScan', { rootId });
      command('storeFiles', { rootId, outcomes: [{ ...outcome, ...changed }] });
    };
    store({});
    expect(get(track.id)).toEqual(measured(1));
    store({ modifiedAtMs: outcome.modifiedAtMs + 1 });
    expect(get(track.id)).toBeNull();
    expect(counts()).toMatchObject({ measured: 0, waiting: 1 });
  });

  it('go with their track', () => {
    const track = first();
    put(track, measured(1));
    fail(track);
    command('removeFolder', { id: rootId, limit: 10 });
    expect(get(track.id)).toBeNull();
    expect(counts()).toEqual({ total: 0, measured: 0, waiting: 0, failed: 0 });
  });
});

describe('tracks that wait to be measured', () => {
  it('come newest first, each once, however many were measured before', () => {
    // More than are looked at for one answer.
    const [count, before] = [2700, 2100];
    fill(count);
    const waiting: UnmeasuredTrack[] = [];
    let place: QueuePlace | null = null;
    do {
      const answer = unmeasured(place, 300);
      waiting.push(...answer.tracks);
      place = answer.next;
    } while (place);
    const all = waiting.map(({ id }) => id);
    expect(all).toHaveLength(count);
    expect(all).toEqual(Array.from({ length: count }, (_, index) => count - index));

    for (const track of waiting.slice(0, before)) put(track, measured(1));
    const left: number[] = [];
    let answers = 0;
    place = null;
    do {
      const answer = unmeasured(place, 500);
      left.push(...answer.tracks.map(({ id }) => id));
      place = answer.next;
      answers++;
    } while (place);
    expect(left).toEqual(all.slice(before));
    expect(answers).toBeLessThan(4);
  });

  it('are picked out of a list in its order', () => {
    const tracks = fill(10);
    const [a, b, c] = tracks;
    if (!a || !b || !c) throw new Error('too few');
    put(b, measured(1));
    const ids = [c.id, b.id, a.id, 999];
    expect(query('unmeasuredAmong', { ids, algorithmVersion: VERSION })).toEqual([c, a]);
  });

  it('are those that can be reached', () => {
    const tracks = fill(3);
    put(tracks[0] as UnmeasuredTrack, measured(1));
    command('loseRoot', { rootId, problem });
    expect(unmeasured().tracks).toEqual([]);
    expect(counts()).toEqual({ total: 3, measured: 1, waiting: 0, failed: 0 });
  });
});

describe('failed measurements', () => {
  it('are tried once more, then told as a problem and left alone until the algorithm or the file changes', () => {
    const track = first();
    expect(fail(track)).toEqual({ givenUp: false });
    expect(problems()).toEqual([]);
    expect(unmeasured().tracks).toEqual([track]);
    expect(fail(track)).toEqual({ givenUp: true });
    expect(problems()).toEqual([{ path: track.path, ...problem }]);
    expect(unmeasured().tracks).toEqual([]);
    expect(counts()).toEqual({ total: 1, measured: 0, waiting: 0, failed: 1 });
    expect(unmeasured(null, 5, VERSION + 1).tracks).toEqual([track]);
    expect(fail(track, VERSION + 1)).toEqual({ givenUp: false });
  });

  it('are forgotten once the file was measured after all', () => {
    const track = first();
    fail(track);
    fail(track);
    put(track, measured(1));
    expect(problems()).toEqual([]);
    expect(counts()).toEqual({ total: 1, measured: 1, waiting: 0, failed: 0 });
  });
});
