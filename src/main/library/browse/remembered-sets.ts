import { MatchSet } from '../search/match-set';

/** So many are remembered: enough for the pages of what is on the screen and of what one goes back to. */
const REMEMBERED = 8;

/** Sets of ids, found once for all pages of them, and again after the tracks have changed. */
export class RememberedSets {
  private readonly sets = new Map<string, MatchSet>();

  constructor(private readonly tracksRevision: () => number) {}

  /** @param find answers the ids, ascending */
  of(what: unknown, find: () => readonly number[]): MatchSet {
    const key = JSON.stringify([this.tracksRevision(), what]);
    const set = this.sets.get(key) ?? new MatchSet(find());
    this.sets.delete(key);
    this.sets.set(key, set);
    if (this.sets.size > REMEMBERED) this.sets.delete(this.sets.keys().next().value ?? '');
    return set;
  }
}
