import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryEngine } from '../../src/main/library/worker/engine';
import { EMPTY_SMART_RULES, type RuleGroup } from '../../src/shared/domain/smart-rules';
import { ask, fillLibrary } from '../support/made-up/fill-library';
import { median, record } from '../support/measure';

const TRACKS = 100_000;
const PART = 5000;
const PAGE = 50;
const HOW = `${TRACKS} entries of ${TRACKS} made-up tracks, SQLite in the worker, without the cache`;

describe(`a playlist of ${TRACKS} entries`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-bench-playlists-'));
  let engine: LibraryEngine;
  let id: number;

  const command = <T = unknown>(name: string, input: unknown) => ask(engine, 'command', name, input) as T;
  const query = <T>(name: string, input: unknown) => ask(engine, 'query', name, input) as T;
  const took = (work: () => unknown) => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };
  const figure = (name: string, value: number, limit: number, how: string) => {
    record({ group: 'Playlists', name, value, unit: 'ms', goal: { limit, better: 'lower' }, how: `${how}; ${HOW}` });
    expect(value).toBeLessThan(limit * 10);
  };
  type Page = { entries: { id: number }[]; next: string | null };
  const page = (cursor: string | null, limit = PAGE) => query<Page>('playlistEntries', { id, cursor, limit, nowMs: 0 });

  beforeAll(async () => {
    const options = { file: join(folder, 'library.sqlite'), locale: 'en', forgetsOnRestart: false };
    engine = await LibraryEngine.open(options, () => undefined);
    fillLibrary(engine, TRACKS);
    ({ id } = command<{ id: number }>('createPlaylist', { name: 'all', description: '', rules: null }));
    const parts = Array.from({ length: TRACKS / PART }, (_, part) =>
      took(() => {
        const trackIds = Array.from(
          { length: PART },
          (_unused, index) => (((part * PART + index) * 7919) % TRACKS) + 1,
        );
        command('addToPlaylist', { id, trackIds, before: null, goesOn: part > 0 });
      }),
    );
    figure('adding 5,000 songs', median(parts), 50, 'one write, at the end');
  }, 600_000);

  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  it('turns pages', () => {
    const values: number[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      let next: string | null = null;
      const milliseconds = took(() => {
        next = page(cursor).next;
      });
      values.push(milliseconds);
      cursor = next;
      pages++;
    } while (cursor !== null);
    expect(pages).toBe(TRACKS / PAGE);
    const p95 = values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
    figure('page of 50 (p95)', p95, 5, 'every page, one after the other');
  });

  it('moves, removes and takes back', () => {
    const all = page(null, 500).entries.map((entry) => entry.id);
    const moved = took(() => command('moveInPlaylist', { id, entries: all.slice(100, 200), before: all[5] }));
    figure('moving 100 songs', moved, 20, 'one edit near the beginning');
    const removed = took(() => command('removeFromPlaylist', { id, entries: all }));
    figure('removing 500 songs', removed, 20, 'one edit');
    figure(
      'undoing that',
      took(() => command('undoPlaylistEdit', {})),
      20,
      'one edit',
    );
  });

  it('counts what rules find', () => {
    const group: RuleGroup = {
      match: 'all',
      rules: [
        { field: 'genre', operator: 'is', value: 'jazz' },
        { field: 'title', operator: 'contains', value: 'sol' },
        { match: 'none', rules: [{ field: 'year', operator: 'between', from: 1970, to: 1979 }] },
      ],
    };
    const count = (value: string) => {
      const rules = {
        ...EMPTY_SMART_RULES,
        group: { ...group, rules: [...group.rules, { field: 'artist', operator: 'isNot', value }] },
      };
      return took(() => query('smartCount', { rules, nowMs: 0 }));
    };
    figure('counting smart rules', median(['a', 'b', 'c', 'd', 'e'].map(count)), 200, 'four rules on text and years');
  });
});
