import { dirname } from 'node:path';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import type { TrackId } from '../../../shared/domain/track';
import type { FileIdentity } from '../library-types';
import type { FileOutcome, FileTags, FolderCover, FoundFile } from '../scan/file-outcome';
import type { TableGroup } from '../worker/protocol';
import type { FolderCoverTable } from './folder-cover-table';
import type { FolderTable } from './folder-table';
import { liesBelow } from './path-range';
import type { ProblemTable } from './problem-table';
import { ScanSession } from './scan-session';
import { isSameFile, isUnchanged, type TrackStore } from './track-store';

type Touch = (group: TableGroup) => void;

/** Problems that do not mean that a track is gone: it stays, as not available. */
const KEEPS_TRACK = new Set<Problem['code']>(['file-unreadable', 'decoder-timeout', 'decoder-crashed']);

/** What is known of the sound of files that were written to. */
export interface SoundKeeper {
  /** Whether only the tags differ between a stored file and one that was found in its place. */
  isSame(stored: FileIdentity, found: FoundFile): boolean;
  /** Lets what was measured go on under the file's new size and time. */
  move(stored: FileIdentity, found: FoundFile): void;
  /** The file has another sound. */
  forget(trackId: TrackId): void;
}

/** The writing side of a scan: compares what was found with what is stored, and makes the second equal to the first. */
export class ScanStore {
  private readonly sessions = new Map<number, ScanSession>();

  constructor(
    private readonly folders: FolderTable,
    private readonly tracks: TrackStore,
    private readonly problems: ProblemTable,
    private readonly covers: FolderCoverTable,
    private readonly sound: SoundKeeper,
  ) {}

  begin(rootId: number): void {
    this.sessions.set(rootId, new ScanSession(this.problems.ofRoot(rootId), this.covers.ofRoot(rootId)));
  }

  compare(rootId: number, files: readonly FoundFile[], covers: readonly FolderCover[], touch: Touch): FoundFile[] {
    const session = this.session(rootId);
    session.seeCovers(covers);
    return files.filter((file) => !this.recognise(rootId, file, session, touch));
  }

  storeFiles(rootId: number, outcomes: readonly FileOutcome[], touch: Touch) {
    const session = this.session(rootId);
    const counts = { added: 0, updated: 0, removed: 0 };
    for (const outcome of outcomes) {
      if (outcome.problem) this.putProblem(rootId, outcome, outcome.problem, touch);
      else if (this.problems.remove(outcome.path)) touch('problems');
      const { tags } = outcome;
      const count = tags
        ? this.putTrack(rootId, { ...outcome, tags }, session, touch)
        : this.dropTrack(outcome, session);
      if (count) {
        counts[count]++;
        touch('tracks');
      }
    }
    return counts;
  }

  putProblem(rootId: number, file: { path: string } & Partial<FoundFile>, problem: Problem, touch: Touch): void {
    this.problems.put(rootId, file, problem);
    this.session(rootId).seeProblem(file.path);
    touch('problems');
  }

  removeUnseen(rootId: number, unreachable: readonly string[], limit: number, touch: Touch) {
    const session = this.session(rootId);
    let removed = 0;
    for (const id of session.takeUnseen(limit, () => this.tracks.idsOfRoot(rootId))) {
      const path = this.tracks.pathOf(id);
      if (unreachable.some((place) => path === place || liesBelow(path, place))) {
        this.tracks.setPresent(id, false);
      } else {
        this.tracks.remove(id);
        removed++;
      }
      touch('tracks');
    }
    return { removed, done: session.leftUnseen === 0 };
  }

  finish(rootId: number, touch: Touch): void {
    const session = this.session(rootId);
    for (const path of session.unseenProblems()) {
      this.problems.remove(path);
      touch('problems');
    }
    // Only now: a scan that is cancelled has not read all files of these folders.
    for (const cover of session.otherCovers()) this.covers.put(rootId, cover);
    this.folders.setScanned(rootId);
    touch('roots');
    this.sessions.delete(rootId);
  }

  loseRoot(rootId: number, problem: Problem, touch: Touch): void {
    const root = this.folders.byId(rootId);
    if (!root) return;
    this.folders.setAvailable(rootId, false);
    this.problems.put(rootId, { path: root.path }, problem);
    touch('roots');
    touch('problems');
    this.sessions.delete(rootId);
  }

  /** Whether nothing needs reading: the file is stored, or known to be no track, exactly as it is now. */
  private recognise(rootId: number, file: FoundFile, session: ScanSession, touch: Touch): boolean {
    const stored = this.tracks.find(file.path);
    const knownProblem = session.recognisesProblem(file);
    if (!stored) return knownProblem;
    session.seeTrack(stored.id);
    if (!isUnchanged(stored, file) || session.hasOtherCover(dirname(file.path))) return false;
    if (stored.rootId !== rootId) {
      this.tracks.setRoot(stored.id, rootId);
      touch('tracks');
    }
    if (stored.present === 1) return true;
    if (session.hasProblem(file.path) && !knownProblem) return false;
    this.tracks.setPresent(stored.id, true);
    touch('tracks');
    return true;
  }

  /** Stores what a file says that was edited here. Nothing is stored of one that is no track any more. */
  storeEdited(outcome: FileOutcome, touch: Touch): void {
    const known = this.tracks.find(outcome.path);
    const { tags } = outcome;
    if (!known || !tags) return;
    if (!isSameFile(known, outcome)) this.noteRewritten({ ...known, path: outcome.path }, outcome, touch);
    this.tracks.put(known.rootId, { ...outcome, tags });
    if (outcome.problem) {
      this.problems.put(known.rootId, outcome, outcome.problem);
      touch('problems');
    } else if (this.problems.remove(outcome.path)) touch('problems');
    touch('tracks');
  }

  /** What was measured of a file's sound stays with it where only its tags were written, by us. */
  private noteRewritten(known: FileIdentity & { id: TrackId }, found: FoundFile, touch: Touch): void {
    if (!this.sound.isSame(known, found)) {
      this.sound.forget(known.id);
      return;
    }
    this.sound.move(known, found);
    touch('measurements');
  }

  private putTrack(rootId: number, outcome: FileOutcome & { tags: FileTags }, session: ScanSession, touch: Touch) {
    const known = this.tracks.find(outcome.path);
    if (known && !isSameFile(known, outcome)) this.noteRewritten({ ...known, path: outcome.path }, outcome, touch);
    const { id, added } = this.tracks.put(rootId, outcome);
    session.seeTrack(id);
    return added ? 'added' : 'updated';
  }

  private dropTrack({ path, problem }: FileOutcome, session: ScanSession): 'updated' | 'removed' | null {
    const stored = this.tracks.find(path);
    if (!stored) return null;
    if (problem && KEEPS_TRACK.has(problem.code)) {
      this.tracks.setPresent(stored.id, false);
      session.seeTrack(stored.id);
      return 'updated';
    }
    this.tracks.remove(stored.id);
    return 'removed';
  }

  private session(rootId: number): ScanSession {
    const session = this.sessions.get(rootId);
    if (!session) throw new AuralisError('internal', { reason: 'No scan of that folder has begun.' });
    return session;
  }
}
