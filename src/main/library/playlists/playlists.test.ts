import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, fillLibrary } from '../../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import type { Playlist, PlaylistEdit, PlaylistEntry } from '../../../shared/domain/playlist';
import { EMPTY_SMART_RULES } from '../../../shared/domain/smart-rules';
import type { FileOutcome } from '../scan/file-outcome';
import { LibraryEngine } from '../worker/engine';

const TRACKS = 200;
const FOLDER = '/generated/music';

let engine: LibraryEngine;
let folder: string;
let rootId: number;

const command = <T = unknown>(name: string, input: unknown) => ask(engine, 'command', name, input) as T;
const query = <T>(name: string, input: unknown) => ask(engine, 'query', name, input) as T;
const create = (name = 'x') => command<{ id: number }>('createPlaylist', { name, description: '', rules: null }).id;
const add = (id: number, trackIds: number[], before: number | null = null, goesOn = false) =>
  command<{ entries: number }>('addToPlaylist', { id, trackIds, before, goesOn }).entries;
const remove = (id: number, entries: number[]) => command('removeFromPlaylist', { id, entries });
const move = (id: number, entries: number[], before: number | null) =>
  command('moveInPlaylist', { id, entries, before });
const undo = () => command<PlaylistEdit | null>('undoPlaylistEdit', {});
const redo = () => command<PlaylistEdit | null>('redoPlaylistEdit', {});
const details = (id: number) => query<Playlist>('playlist', { id, nowMs: 0 });

/** Every entry, read in small pages. */
function entries(id: number, limit = 7): PlaylistEntry[] {
  const all: PlaylistEntry[] = [];
  let cursor: string | null = null;
  do {
    const page: { entries: PlaylistEntry[]; next: string | null } = query('playlistEntries', {
      id,
      cursor,
      limit,
      nowMs: 0,
    });
    all.push(...page.entries);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}
const tracksIn = (id: number) => entries(id).map(({ track }) => track?.id ?? null);

function store(outcomes: FileOutcome[]): void {
  command('beginScan', { rootId });
  command('storeFiles', { rootId, outcomes });
}
const finish = () => {
  command('removeUnseen', { rootId, unreachable: [], limit: 500 });
  command('finishScan', { rootId });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'auralis-playlists-'));
  const options = { file: join(folder, 'l.sqlite'), locale: 'en', forgetsOnRestart: false };
  engine = await LibraryEngine.open(options, () => undefined);
  rootId = fillLibrary(engine, TRACKS);
}, 60_000);

afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

describe('playlists', () => {
  it('hold tracks in order, each as often as wanted, and leave unknown ones out', () => {
    const id = create('Evening');
    expect(add(id, [3, 1, 3, 999_999, 2])).toBe(4);
    expect(tracksIn(id)).toEqual([3, 1, 3, 2]);
    const [, second] = entries(id);
    add(id, [9, 8], second?.id);
    expect(tracksIn(id)).toEqual([3, 9, 8, 1, 3, 2]);
    expect(details(id)).toMatchObject({ name: 'Evening', entries: 6, lost: 0 });
    const seconds = entries(id).reduce((sum, { track }) => sum + (track?.durationSeconds ?? 0), 0);
    expect(details(id).durationSeconds).toBeCloseTo(seconds, 6);
    expect(query<unknown[]>('playlists', {})).toContainEqual({ id, name: 'Evening', smart: false, entries: 6 });
  });

  it('move many at once, also onto one of themselves', () => {
    const id = create();
    add(id, [1, 2, 3, 4, 5, 6]);
    const [one, two, three, , five] = entries(id).map((entry) => entry.id) as [number, number, number, number, number];
    move(id, [five, two], one);
    expect(tracksIn(id)).toEqual([2, 5, 1, 3, 4, 6]);
    move(id, [two, one, three], one);
    expect(tracksIn(id)).toEqual([5, 2, 1, 3, 4, 6]);
    move(id, [two], null);
    expect(tracksIn(id)).toEqual([5, 1, 3, 4, 6, 2]);
  });

  it('take every edit back and do it again, to the entry', () => {
    const id = create();
    // A step: what to do, with numbers that are taken modulo what there is.
    const step = fc.record({
      what: fc.constantFrom('add', 'remove', 'move', 'rename', 'undo', 'redo'),
      at: fc.nat(40),
      picks: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
    });
    const seen = () => ({ name: details(id).name, entries: entries(id).map((e) => [e.id, e.track?.id]) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
        // What stood there after each edit; `now` is the place of what stands there.
        const states = [seen()];
        let now = 0;
        for (const { what, at, picks } of steps) {
          const ids = entries(id).map((entry) => entry.id);
          const before = ids[at] ?? null;
          const picked = [...new Set(picks.flatMap((pick) => ids[pick % Math.max(1, ids.length)] ?? []))];
          if (what === 'undo' && now > 0) {
            undo();
            now--;
          } else if (what === 'redo' && now < states.length - 1) {
            redo();
            now++;
          } else if (what === 'undo' || what === 'redo' || (picked.length === 0 && what !== 'add')) continue;
          else {
            if (what === 'add')
              add(
                id,
                picks.map((pick) => (pick % TRACKS) + 1),
                before,
              );
            else if (what === 'remove') remove(id, picked);
            else if (what === 'move') move(id, picked, before);
            else command('changePlaylist', { id, name: `n${at}` });
            states.splice(now + 1, states.length, seen());
            now++;
          }
          expect(seen()).toEqual(states[now]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('come back when their deletion is undone, and are told by name', () => {
    const id = create('Gone');
    add(id, [1, 2]);
    command('deletePlaylist', { id });
    expect(() => details(id)).toThrow(/playlist/i);
    expect(query<{ id: number }[]>('playlists', {}).some((playlist) => playlist.id === id)).toBe(false);
    expect(undo()).toEqual({ kind: 'delete', playlistId: id, name: 'Gone', entries: 0 });
    expect(tracksIn(id)).toEqual([1, 2]);
    expect(redo()).toMatchObject({ kind: 'delete' });
    expect(() => details(id)).toThrow();
    undo();
  });

  it('count parts of one addition, and a playlist made with its content, as one edit', () => {
    const id = create('Parts');
    add(id, [1, 2], null, true);
    add(id, [3], null, true);
    expect(undo()).toMatchObject({ kind: 'create', entries: 3 });
    expect(() => details(id)).toThrow();
    redo();
    expect(tracksIn(id)).toEqual([1, 2, 3]);
  });

  it('always have room between two entries', () => {
    const id = create();
    add(id, [1, 2]);
    for (let times = 0; times < 300; times++) add(id, [3 + (times % 5)], entries(id, 500).at(1)?.id ?? null);
    expect(tracksIn(id)).toHaveLength(302);
    expect(tracksIn(id).at(0)).toBe(1);
    expect(tracksIn(id).at(-1)).toBe(2);
  });

  it('refuse edits of what is not there or filled by rules', () => {
    const smart = command<{ id: number }>('createPlaylist', {
      name: 's',
      description: '',
      rules: EMPTY_SMART_RULES,
    }).id;
    expect(() => add(smart, [1])).toThrow(/rules/);
    expect(() => add(999_999, [1])).toThrow(/playlist/i);
    expect(() => command('changePlaylist', { id: smart, rules: null })).toThrow(/by hand or by rules/);
    const id = create();
    add(id, [1]);
    expect(() => add(id, [2], 999_999)).toThrow(/gone/);
    expect(() => query('playlistEntries', { id, cursor: 'bm9uZQ', limit: 5, nowMs: 0 })).toThrow(/go on from/);
    expect(tracksIn(id)).toEqual([1]);
  });

  it('remember a track that leaves the library, and have it back with its file', () => {
    const all = [...generateOutcomes(FOLDER, TRACKS)];
    const id = create();
    add(id, [5, 6, 5]);
    const path = all[4]?.path;
    store(all.filter((outcome) => outcome.path !== path));
    finish();
    expect(tracksIn(id)).toEqual([null, 6, null]);
    const { tags } = all[4] as FileOutcome;
    expect(entries(id)[0]?.lost).toEqual({
      path,
      title: tags?.title,
      artist: tags?.artist,
      album: tags?.album,
      durationSeconds: tags?.durationSeconds,
    });
    expect(details(id)).toMatchObject({ entries: 3, lost: 2 });
    store(all);
    finish();
    const [back, , again] = entries(id);
    expect(back?.track?.path).toBe(path);
    expect(again?.track?.path).toBe(path);
    expect(details(id).lost).toBe(0);
  });

  it('follow a file that moves, by its sound or by what it says of itself, and never a stranger', () => {
    const all = [...generateOutcomes(FOLDER, TRACKS)];
    const hashed = (outcome: FileOutcome, contentHash: string) =>
      ({ ...outcome, tags: outcome.tags && { ...outcome.tags, contentHash } }) as FileOutcome;
    const at = (index: number) => all[index] as FileOutcome;
    const bySound = hashed(at(10), 'aa');
    store([...all.filter((_, index) => index !== 10), bySound]);
    finish();
    const idOf = (path: string) =>
      query<({ trackId: number } | null)[]>('matchEntries', {
        entries: [{ position: 1, paths: [path], title: null, artist: null, durationSeconds: null }],
      })[0]?.trackId ?? 0;
    const id = create();
    add(id, [idOf(bySound.path), idOf(at(11).path), idOf(at(12).path)]);
    const elsewhere = (outcome: FileOutcome, name: string): FileOutcome => ({
      ...outcome,
      path: `${FOLDER}/moved/${name}`,
    });
    const nameOf = (path: string) => path.split('/').at(-1) ?? '';
    const stranger = elsewhere(
      { ...at(12), sizeBytes: 5, tags: at(12).tags && { ...at(12).tags, title: 'Other' } } as FileOutcome,
      'other.flac',
    );
    const gone = [10, 11, 12];
    store([
      ...all.filter((_, index) => !gone.includes(index)),
      elsewhere(bySound, 'renamed.flac'),
      elsewhere(at(11), nameOf(at(11).path)),
      stranger,
    ]);
    finish();
    const paths = entries(id).map((entry) => entry.track?.path ?? null);
    expect(paths).toEqual([`${FOLDER}/moved/renamed.flac`, `${FOLDER}/moved/${nameOf(at(11).path)}`, null]);
  });
});
