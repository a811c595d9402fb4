import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AuralisError } from '../../shared/domain/errors';
import type { TagChanges, TagEdit, TagOutcome, TagPreview, TagSummary, TagWork } from '../../shared/domain/tags';
import type { Track, TrackId } from '../../shared/domain/track';
import { Emitter } from '../events';
import type { Library } from '../library';
import { type CoverChoice, CoverChoices } from './cover-choices';
import type { ChangesForFile } from './edit-messages';
import { mergeTags } from './merge-tags';
import { recoverEdits } from './recover-edits';
import type { TagFiles } from './tag-files';
import { undoFile, writeFile } from './write-file';

/** So many edits can be undone, and so much disk may what that needs take, bytes. */
const MOST_EDITS = 100;
const MOST_DELTA_BYTES = 512 * 1024 * 1024;

/** Files that are read at once for one question. */
const READ_AT_ONCE = 4;

export interface TagEditorServices {
  readonly library: Library;
  readonly files: TagFiles;
  /** Where what undoing needs is kept. */
  readonly folder: string;
  readonly onProblem: (error: AuralisError) => void;
}

/**
 * Edits the tags of the library's tracks: looks, writes and undoes. One edit runs after the other.
 *
 *   idle -- write or undo --> writing, file by file -- all done --> idle
 */
export class TagEditor {
  readonly work = new Emitter<TagWork>({ kind: 'idle' });
  private readonly covers: CoverChoices;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly services: TagEditorServices) {
    this.covers = new CoverChoices(services.files);
    this.last = this.recover();
  }

  /** What the tracks' files say now. A file that cannot be read is told, and the others are merged. */
  async read(trackIds: readonly TrackId[]): Promise<TagSummary> {
    const problems: TagSummary['problems'] = [];
    const read = await inTurns(trackIds, async (trackId) => {
      try {
        return await this.services.files.read((await this.track(trackId)).path);
      } catch (thrown) {
        problems.push({ trackId, problem: AuralisError.from(thrown).toProblem() });
        return null;
      }
    });
    const files = read.filter((tags) => tags !== null);
    return { files: files.length, ...mergeTags(files), problems };
  }

  /** What writing would change, file by file. */
  async preview(trackIds: readonly TrackId[], wished: TagChanges): Promise<TagPreview[]> {
    const changes = this.forFile(wished);
    return inTurns(trackIds, async (trackId): Promise<TagPreview> => {
      let path = '';
      try {
        const track = await this.track(trackId);
        path = track.path;
        const { differences, otherNames } = await this.services.files.preview(path, track, changes);
        return { trackId, path, differences, otherNames, problem: null };
      } catch (thrown) {
        const problem = AuralisError.from(thrown).toProblem();
        return { trackId, path, differences: [], otherNames: 0, problem };
      }
    });
  }

  /** Writes; a file that fails is left as it is, and the others are written. */
  write(trackIds: readonly TrackId[], wished: TagChanges): Promise<TagOutcome> {
    return this.next(async () => {
      const changes = this.forFile(wished);
      const { library, files, folder } = this.services;
      await this.trim();
      const fields = Object.keys(wished) as TagEdit['fields'];
      const editId = await library.edits.begin(fields);
      const outcome = await this.each(trackIds, async (trackId) => {
        const track = await this.track(trackId);
        return { path: track.path, written: await writeFile({ library, files, folder }, editId, track, changes) };
      });
      return { ...outcome, editId: outcome.written > 0 ? editId : null };
    });
  }

  /** Undoes an edit; a file that has changed since is left alone, and can be tried again. */
  undo(editId: number): Promise<TagOutcome> {
    return this.next(async () => {
      const { library, files, folder } = this.services;
      const edited = (await library.edits.filesOf(editId)).filter(({ state }) => state === 'written').toReversed();
      if (edited.length === 0)
        throw new AuralisError('invalid-input', { reason: 'That edit cannot be undone any more.' });
      const outcome = await this.each(edited, async (file) => {
        await undoFile({ library, files, folder }, file);
        return { path: file.path, written: true };
      });
      const rest = outcome.problems.length > 0;
      return { ...outcome, editId: rest ? editId : null };
    });
  }

  /** Edits that can be undone, the latest first. */
  history(): Promise<TagEdit[]> {
    return this.services.library.edits.all();
  }

  /** Takes a picture that the person chose, and names it. Throws AuralisError `not-a-cover`. */
  takeCover(path: string): Promise<CoverChoice> {
    return this.covers.take(path);
  }

  /** Answers when what was in hand at the last end of the application is settled, and no edit runs. */
  async settled(): Promise<void> {
    await this.last;
  }

  dispose(): void {
    this.services.files.dispose();
    this.work.dispose();
  }

  private next<Result>(work: () => Promise<Result>): Promise<Result> {
    const running = this.last.then(work);
    this.last = running.catch(() => undefined);
    return running;
  }

  private async each<Item extends TrackId | { path: string }>(
    items: readonly Item[],
    work: (item: Item) => Promise<{ path: string; written: boolean }>,
  ): Promise<Omit<TagOutcome, 'editId'>> {
    const outcome: Omit<TagOutcome, 'editId'> = { written: 0, unchanged: 0, problems: [] };
    for (const [done, item] of items.entries()) {
      this.work.emit({ kind: 'writing', done, of: items.length });
      try {
        const { written } = await work(item);
        if (written) outcome.written++;
        else outcome.unchanged++;
      } catch (thrown) {
        outcome.problems.push(await this.problemOf(item, AuralisError.from(thrown)));
      }
    }
    this.work.emit({ kind: 'idle' });
    return outcome;
  }

  private async problemOf(
    item: TrackId | { path: string },
    error: AuralisError,
  ): Promise<TagOutcome['problems'][number]> {
    const problem = error.toProblem();
    if (typeof item !== 'number') return { path: item.path, problem };
    const track = await this.track(item).catch(() => null);
    return { path: track?.path ?? '', problem };
  }

  private track(id: TrackId): Promise<Track> {
    return this.services.library.track(id);
  }

  private forFile({ cover, ...fields }: TagChanges): ChangesForFile {
    if (!cover) return { fields };
    return { fields, coverPath: cover.kind === 'remove' ? null : this.covers.path(cover.token) };
  }

  /** Lets go of the oldest edits, and of deltas that nobody knows. */
  private async trim(): Promise<void> {
    const { library, folder } = this.services;
    await mkdir(folder, { recursive: true });
    const names = await library.edits.trim({ mostEdits: MOST_EDITS, mostBytes: MOST_DELTA_BYTES });
    for (const name of names) await rm(join(folder, name), { force: true });
  }

  private async recover(): Promise<void> {
    const { library, folder, onProblem } = this.services;
    try {
      await recoverEdits(library, folder, await readdir(folder).catch(() => []));
    } catch (thrown) {
      onProblem(AuralisError.from(thrown));
    }
  }
}

/** Does something for each item, a few at once, and keeps the order. */
async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let first = 0; first < items.length; first += READ_AT_ONCE)
    results.push(...(await Promise.all(items.slice(first, first + READ_AT_ONCE).map(work))));
  return results;
}
