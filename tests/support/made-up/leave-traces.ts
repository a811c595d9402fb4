import type { LibraryEngine } from '../../../src/main/library/worker/engine';
import { EMPTY_SMART_RULES } from '../../../src/shared/domain/smart-rules';
import { ask } from './fill-library';
import { Draw, mixed, seeded, zipfRank } from './random';

/** Parts of the tracks that are favourites, and plays that were noted one by one. */
const FAVOURITES = 0.03;
const PLAYS = 0.02;
const MOST_PLAYS = 5000;

const PLAYLISTS = 12;
const MOST_ENTRIES = 2000;
const AT_ONCE = 500;

const DAY_MS = 24 * 3600 * 1000;

/** Does to a filled library what its owner would have done by now: marks favourites, plays music, keeps playlists. */
export function leaveTraces(engine: LibraryEngine, tracks: number, seed: number): void {
  const draw = new Draw(seeded(mixed(seed, 99)));
  const anyTrack = () => draw.whole(1, tracks);
  const favourites = new Set(Array.from({ length: Math.ceil(tracks * FAVOURITES) }, anyTrack));
  for (const ids of parts([...favourites])) ask(engine, 'command', 'setFavourites', { ids, favourite: true });
  for (let play = Math.min(MOST_PLAYS, Math.ceil(tracks * PLAYS)); play > 0; play--) {
    // What is liked is heard over and over.
    const trackId = zipfRank(draw.next(), tracks, 0.8, 50) + 1;
    const atMs = Date.UTC(2026, 0, 1) - Math.floor(draw.next() * 900 * DAY_MS);
    const isSkipped = draw.chance(0.15);
    const heard = { ms: isSkipped ? 9000 : 200_000, completed: !isSkipped, skipped: isSkipped };
    ask(engine, 'command', 'recordPlay', { trackId, atMs, ...heard });
  }
  for (let list = 1; list <= PLAYLISTS; list++) {
    const entries = Math.min(MOST_ENTRIES, Math.ceil((tracks / 20) * draw.next()) + 5);
    const { id } = create(engine, `Playlist ${list}`, null);
    const trackIds = Array.from({ length: entries }, anyTrack);
    for (const [part, ids] of parts(trackIds).entries())
      ask(engine, 'command', 'addToPlaylist', { id, trackIds: ids, before: null, goesOn: part > 0 });
  }
  create(engine, 'Five stars', rules({ field: 'rating', operator: 'atLeast', value: 100 }));
  create(engine, 'The nineties', rules({ field: 'year', operator: 'between', from: 1990, to: 1999 }));
}

function rules(rule: object) {
  return { ...EMPTY_SMART_RULES, group: { match: 'all', rules: [rule] } };
}

function create(engine: LibraryEngine, name: string, smart: object | null): { id: number } {
  return ask(engine, 'command', 'createPlaylist', { name, description: '', rules: smart }) as { id: number };
}

function parts<Value>(values: readonly Value[]): Value[][] {
  const count = Math.ceil(values.length / AT_ONCE);
  return Array.from({ length: count }, (_, part) => values.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
}
