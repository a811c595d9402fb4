import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holds, type Measured } from '../../../../tests/support/evaluate-rules';
import { ask } from '../../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import { ruleTrees } from '../../../../tests/support/rule-trees';
import { FINGERPRINT_DIMENSIONS, type Fingerprint } from '../../../shared/domain/fingerprint';
import {
  EMPTY_SMART_RULES,
  type RuleGroup,
  type SmartRules,
  SmartRulesSchema,
} from '../../../shared/domain/smart-rules';
import type { Track } from '../../../shared/domain/track';
import type { FileOutcome } from '../scan/file-outcome';
import { LibraryEngine } from '../worker/engine';

const FOLDER = '/generated/music';
const NOW = Date.UTC(2026, 5, 1);

let engine: LibraryEngine;
let folder: string;
let library: Measured[];

/** Some of everything missing, some in other scripts, some with what SQL would stumble over. */
function varied(outcome: FileOutcome, index: number): FileOutcome {
  const { tags } = outcome;
  if (!tags) return outcome;
  const odd = ['Ærø Ünïted', '東京事変', "O'Brien; DROP TABLE", 'AC/DC %_?', 'straße'][index % 5] ?? '';
  return {
    ...outcome,
    path: outcome.path.replace('.flac', index % 7 === 0 ? '.MP3' : '.flac'),
    tags: {
      ...tags,
      title: index % 3 === 0 ? odd : tags.title,
      album: index % 11 === 0 ? null : tags.album,
      credits: index % 4 === 0 ? [...tags.credits, { role: 'composer' as const, name: odd }] : tags.credits,
      genres: index % 6 === 0 ? [] : index % 5 === 0 ? [...tags.genres, 'Ambient'] : tags.genres,
      rating: index % 4 === 0 ? (index % 6) * 20 : null,
      playCount: index % 3,
      year: index % 9 === 0 ? null : tags.year,
      durationSeconds: index % 13 === 0 ? null : tags.durationSeconds,
      bitsPerSample: index % 2 === 0 ? 16 : 24,
      bitrateBps: index % 5 === 0 ? null : 128_000 * (1 + (index % 7)),
    },
  };
}

function fingerprint(index: number): Fingerprint {
  const value = (at: number) => ((index + at) % 8 === 0 ? null : ((index * 37 + at * 11) % 200) - 60);
  return Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name, at) => [name, value(at)])) as Fingerprint;
}

const command = (name: string, input: unknown) => ask(engine, 'command', name, input);
const query = <T>(name: string, input: unknown) => ask(engine, 'query', name, input) as T;
const rules = (group: RuleGroup, more: Partial<SmartRules> = {}): SmartRules => ({
  ...EMPTY_SMART_RULES,
  group,
  ...more,
});

function idsOf(smart: SmartRules): number[] {
  const { id } = command('createPlaylist', { name: 'x', description: '', rules: smart }) as { id: number };
  const ids = [...query<Uint32Array>('playlistTrackIds', { id, nowMs: NOW })];
  command('deletePlaylist', { id });
  return ids;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'auralis-smart-'));
  const options = { file: join(folder, 'l.sqlite'), locale: 'en', forgetsOnRestart: false };
  engine = await LibraryEngine.open(options, () => undefined);
  const { id: rootId } = command('addFolder', { path: FOLDER }) as { id: number };
  const outcomes = [...generateOutcomes(FOLDER, 300)].map(varied);
  command('beginScan', { rootId });
  command('storeFiles', { rootId, outcomes });
  command('finishScan', { rootId });
  const read = () =>
    query<{ tracks: Track[] }>('tracks', {
      sort: { by: 'added', direction: 'ascending' },
      query: '',
      cursor: null,
      limit: 500,
    }).tracks;
  for (const [index, { id, path, sizeBytes, modifiedAtMs }] of read().entries()) {
    if (index % 5 === 0) command('setFavourites', { ids: [id], favourite: true });
    const play = { trackId: id, atMs: NOW - index * 20_000_000, ms: 200_000, completed: true, skipped: false };
    if (index % 2 === 0) command('recordPlay', play);
    if (index % 3 === 0) continue;
    const measured = { algorithmVersion: 1, fingerprint: fingerprint(index), notes: [], extras: null };
    command('putFingerprint', { file: { path, sizeBytes, modifiedAtMs }, measured, contentHash: null });
  }
  library = read().map((track, index) => ({ track, fingerprint: index % 3 === 0 ? null : fingerprint(index) }));
}, 60_000);

afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

describe('smart rules', () => {
  it('find exactly the tracks for which the rules hold, whatever the rules', () => {
    const values = {
      texts: library.flatMap(({ track }) => [track.title, track.genre ?? 'x', 'Ambient', track.path, FOLDER]),
      numbers: library.flatMap(({ track }) => [track.year ?? 0, track.durationSeconds ?? 0, track.bitrateBps ?? 0]),
      times: library.flatMap(({ track }) => [Math.round(track.addedAtMs), track.lastPlayedAtMs ?? NOW]),
    };
    let some = 0;
    fc.assert(
      fc.property(ruleTrees(values), (group) => {
        const expected = library.filter((track) => holds(group, track, NOW)).map(({ track }) => track.id);
        if (expected.length > 0 && expected.length < library.length) some++;
        const smart = SmartRulesSchema.parse(rules(group));
        expect(idsOf(smart).toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
      }),
      // The same trees each time, so that what the count below says of them stays true.
      { numRuns: 400, seed: 1 },
    );
    // Rules that always or never hold would prove nothing.
    expect(some).toBeGreaterThan(80);
  });

  it('look at each of several genres by itself', () => {
    const byGenre = (operator: 'is' | 'isNot', value: string) =>
      idsOf(rules({ match: 'all', rules: [{ field: 'genre', operator, value }] })).toSorted((a, b) => a - b);
    const has = ({ track }: Measured) => track.genre?.split(', ').includes('Ambient') ?? false;
    const ambient = library.filter(has).map(({ track }) => track.id);
    expect(ambient.length).toBeGreaterThan(20);
    expect(byGenre('is', 'AMBIENT')).toEqual(ambient.toSorted((a, b) => a - b));
    expect(byGenre('isNot', 'ambient')).toHaveLength(library.length - ambient.length);
  });

  it('count from the moment that is asked for', () => {
    const [{ track } = { track: { addedAtMs: 0 } }] = library;
    const group: RuleGroup = { match: 'all', rules: [{ field: 'added', operator: 'inTheLast', days: 10 }] };
    const count = (nowMs: number) => query<{ tracks: number }>('smartCount', { rules: rules(group), nowMs }).tracks;
    expect(count(track.addedAtMs + 1000)).toBe(300);
    expect(count(track.addedAtMs + 11 * 86_400_000)).toBe(0);
  });

  it('sort, and end at a number or at a time', () => {
    const all: RuleGroup = { match: 'all', rules: [{ field: 'duration', operator: 'isPresent' }] };
    const byLength = (direction: 'ascending' | 'descending', limit: SmartRules['limit']) =>
      idsOf(rules(all, { sort: { by: 'duration', direction, seed: 0 }, limit }));
    const lengths = new Map(library.map(({ track }) => [track.id, track.durationSeconds ?? Number.NaN]));
    const sorted = [...lengths]
      .filter(([, seconds]) => !Number.isNaN(seconds))
      .toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
    const ids = sorted.map(([id]) => id);
    expect(byLength('ascending', { by: 'none' })).toEqual(ids);
    expect(byLength('descending', { by: 'count', count: 7 })).toEqual(ids.toReversed().slice(0, 7));
    let total = 0;
    const fitting = sorted.flatMap(([id, seconds]) => {
      total += seconds;
      return total <= 1800 ? [id] : [];
    });
    expect(fitting.length).toBeGreaterThan(3);
    expect(byLength('ascending', { by: 'duration', seconds: 1800 })).toEqual(fitting);
  });

  it('shuffle in the same way until they are told to do it anew', () => {
    const random = (seed: number) =>
      idsOf(rules({ match: 'all', rules: [] }, { sort: { by: 'random', direction: 'ascending', seed } }));
    expect(random(1)).toEqual(random(1));
    expect(random(1)).not.toEqual(random(2));
    expect(random(1).toSorted((a, b) => a - b)).toEqual(random(2).toSorted((a, b) => a - b));
    // No two neighbours of the library stay neighbours more often than chance has it.
    const order = random(3);
    const together = order.filter((id, at) => Math.abs(id - (order[at + 1] ?? 0)) === 1).length;
    expect(together).toBeLessThan(10);
  });

  it('are found anew when what they look at changes', () => {
    const favourites: RuleGroup = { match: 'all', rules: [{ field: 'favourite', operator: 'is', value: true }] };
    const count = () => query<{ tracks: number }>('smartCount', { rules: rules(favourites), nowMs: NOW }).tracks;
    const before = count();
    const id = library.find(({ track }) => !track.favourite)?.track.id;
    command('setFavourites', { ids: [id], favourite: true });
    expect(count()).toBe(before + 1);
    command('setFavourites', { ids: [id], favourite: false });
    expect(count()).toBe(before);
  });

  it('are refused where they are none', () => {
    const nested = (depth: number): unknown => {
      let rule: unknown = { field: 'title', operator: 'is', value: 'x' };
      for (let level = 0; level < depth; level++) rule = { match: 'all', rules: [rule] };
      return rule;
    };
    const refused = (group: unknown) => !SmartRulesSchema.safeParse({ ...EMPTY_SMART_RULES, group }).success;
    expect(refused(nested(5))).toBe(false);
    expect(refused(nested(6))).toBe(true);
    expect(refused(nested(50_000))).toBe(true);
    expect(refused({ match: 'all', rules: Array(101).fill(nested(0)) })).toBe(true);
    expect(refused({ match: 'all', rules: [{ field: 'id; DROP TABLE tracks', operator: 'is', value: 'x' }] })).toBe(
      true,
    );
    expect(refused({ match: 'all', rules: [{ field: 'title', operator: '= 1 OR', value: 'x' }] })).toBe(true);
    expect(refused({ match: 'all', rules: [{ field: 'year', operator: 'is', value: '1 OR 1=1' }] })).toBe(true);
    expect(refused({ match: 'all OR 1', rules: [] })).toBe(true);
    expect(() => query('smartCount', { rules: { ...EMPTY_SMART_RULES, group: nested(6) }, nowMs: NOW })).toThrow();
  });
});
