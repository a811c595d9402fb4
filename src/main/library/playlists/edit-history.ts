import type { PlaylistEdit } from '../../../shared/domain/playlist';
import type { EntryPlace } from './playlist-entries';
import type { PlaylistDetails } from './playlist-table';

/** What an edit did, so that it can be turned back and done again. */
export type Change =
  | { kind: 'existence'; exists: boolean }
  | { kind: 'details'; before: PlaylistDetails; after: PlaylistDetails }
  | { kind: 'presence'; entries: number[]; present: boolean }
  | { kind: 'places'; before: EntryPlace[]; after: EntryPlace[] };

export interface Edit {
  label: Omit<PlaylistEdit, 'name'>;
  changes: Change[];
}

/** Edits beyond these are forgotten, the oldest first: so many, and of so many entries in all. */
const MOST_EDITS = 200;
const MOST_ENTRIES = 2_000_000;

/**
 * The edits of this run, in order. A new one takes the place of those that were turned back.
 *
 *   done: [a b c]  undone: []   -- undo --> done: [a b]  undone: [c]   -- redo --> as before
 *                               -- edit d --> done: [a b d]  undone: []
 */
export class EditHistory {
  private done: Edit[] = [];
  private undone: Edit[] = [];

  add(edit: Edit): void {
    this.undone = [];
    this.done.push(edit);
    let entries = this.done.reduce((sum, { label }) => sum + label.entries, 0);
    while (this.done.length > MOST_EDITS || (entries > MOST_ENTRIES && this.done.length > 1))
      entries -= this.done.shift()?.label.entries ?? 0;
  }

  /** Adds what goes on with the newest edit, which was of the same kind in the same playlist; else it is one of its own. */
  goOn(edit: Edit): void {
    const last = this.done.at(-1);
    if (last?.label.playlistId !== edit.label.playlistId || this.undone.length > 0) {
      this.add(edit);
      return;
    }
    last.changes.push(...edit.changes);
    last.label.entries += edit.label.entries;
  }

  /** The edit to be turned back, which becomes one that can be done again; undefined where there is none. */
  takeUndo(): Edit | undefined {
    const edit = this.done.pop();
    if (edit) this.undone.push(edit);
    return edit;
  }

  takeRedo(): Edit | undefined {
    const edit = this.undone.pop();
    if (edit) this.done.push(edit);
    return edit;
  }
}
