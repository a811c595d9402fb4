import { AuralisError } from '../../../shared/domain/errors';
import type { PlaylistEdit } from '../../../shared/domain/playlist';
import { type Change, type Edit, EditHistory } from './edit-history';
import type { PlaylistEntries } from './playlist-entries';
import type { PlaylistDetails, PlaylistTable } from './playlist-table';

/** What was removed can be put back by undo for so long, also after a restart of another process, milliseconds. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** Every change that people make to playlists, and its way back. */
export class PlaylistEditor {
  private readonly history = new EditHistory();

  constructor(
    private readonly table: PlaylistTable,
    private readonly entries: PlaylistEntries,
  ) {}

  /** Forgets for good what nobody can put back any more. */
  tidy(): void {
    this.table.forgetRemovedBefore(Date.now() - REMEMBERED_MS);
  }

  create(details: PlaylistDetails): number {
    const playlistId = this.table.add(details);
    const label = { kind: 'create' as const, playlistId, entries: 0 };
    this.history.add({ label, changes: [{ kind: 'existence', exists: true }] });
    return playlistId;
  }

  /** Throws AuralisError `playlist-not-found`, `invalid-input` where a filled one would get rules or the other way round. */
  change(id: number, patch: Partial<PlaylistDetails>): void {
    const { name, description, rules } = this.table.get(id);
    const before = { name, description, rules };
    const after = { ...before, ...patch };
    if ((before.rules === null) !== (after.rules === null))
      throw new AuralisError('invalid-input', { reason: 'A playlist is filled by hand or by rules, not by both.' });
    this.table.change(id, after);
    const label = { kind: 'change' as const, playlistId: id, entries: 0 };
    this.history.add({ label, changes: [{ kind: 'details', before, after }] });
  }

  delete(id: number): void {
    this.table.get(id);
    this.table.setRemoved(id, true);
    const label = { kind: 'delete' as const, playlistId: id, entries: 0 };
    this.history.add({ label, changes: [{ kind: 'existence', exists: false }] });
  }

  /** `goesOn` says that it is another part of what was added last. Answers how many were added. */
  insert(id: number, trackIds: readonly number[], before: number | null, goesOn: boolean): number {
    this.requireFilled(id);
    const added = this.entries.insert(id, trackIds, before);
    this.table.touch(id);
    const label = { kind: 'add' as const, playlistId: id, entries: added.length };
    const edit: Edit = { label, changes: [{ kind: 'presence', entries: added, present: true }] };
    if (goesOn) this.history.goOn(edit);
    else this.history.add(edit);
    return added.length;
  }

  remove(id: number, entryIds: readonly number[]): number {
    this.requireFilled(id);
    const removed = this.entries.setRemoved(id, entryIds, true);
    if (removed.length === 0) return 0;
    this.table.touch(id);
    const label = { kind: 'remove' as const, playlistId: id, entries: removed.length };
    this.history.add({ label, changes: [{ kind: 'presence', entries: removed, present: false }] });
    return removed.length;
  }

  /** Has the entries stand together, in the order that they have, before another one, or at the end. */
  move(id: number, entryIds: readonly number[], before: number | null): number {
    this.requireFilled(id);
    const places = this.entries.places(id, entryIds);
    if (places.length === 0) return 0;
    const moved = places.map((place) => place.id);
    const target = before === null ? null : this.entries.firstApartFrom(id, before, moved);
    const after = this.entries.placesBefore(id, places, target);
    this.entries.setPlaces(after);
    this.table.touch(id);
    const label = { kind: 'move' as const, playlistId: id, entries: places.length };
    this.history.add({ label, changes: [{ kind: 'places', before: places, after }] });
    return places.length;
  }

  /** Turns the newest edit back; null where there is none. */
  undo(): PlaylistEdit | null {
    const edit = this.history.takeUndo();
    if (!edit) return null;
    for (const change of edit.changes.toReversed()) this.apply(edit.label.playlistId, change, false);
    return this.told(edit);
  }

  redo(): PlaylistEdit | null {
    const edit = this.history.takeRedo();
    if (!edit) return null;
    for (const change of edit.changes) this.apply(edit.label.playlistId, change, true);
    return this.told(edit);
  }

  private apply(id: number, change: Change, forwards: boolean): void {
    if (change.kind === 'existence') this.table.setRemoved(id, change.exists !== forwards);
    else if (change.kind === 'details') this.table.change(id, forwards ? change.after : change.before);
    else {
      if (change.kind === 'places') this.entries.setPlaces(forwards ? change.after : change.before);
      else this.entries.setRemoved(id, change.entries, change.present !== forwards);
      this.table.touch(id);
    }
  }

  private told({ label }: Edit): PlaylistEdit {
    return { ...label, name: this.table.nameOf(label.playlistId) };
  }

  private requireFilled(id: number): void {
    if (this.table.get(id).rules !== null)
      throw new AuralisError('invalid-input', { reason: 'A smart playlist is filled by its rules.' });
  }
}
