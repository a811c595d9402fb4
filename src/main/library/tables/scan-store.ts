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
import type { TrackMoves } from './track-moves';
import { isSameFile, isUnchanged, type RootKey, type StoredFile, type TrackStore } from './track-store';

type Touch = (group: TableGroup) => void;

/** Begins the hashes that are made by reading a file, unlike those that it states itself. */
const HASHED_HERE = 'sound:';

/** Problems that do not mean that a track is gone: it stays, as not available. */
const KEEPS_TRACK = new Set<Problem['code']>(['file-unreadable', 'decoder-timeout', 'decoder-crashed']);

/** What is known of the sound of files that were written to. */
export interface SoundKeeper {
  /** Whether only the tags differ between a stored file and one that was found in its place. */
  isSame(stored: FileIdentity, found: FoundFile): boolean;
  /** Lets what was measured go on under the file's new name, size and time. */
  move(stored: FileIdentity, found: FileIdentity): void;
  /** The file has another sound, or nobody knows. */
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
    private readonly moves: TrackMoves,
    private readonly sound: SoundKeeper,
  ) {}

  /** With `places` the scan looks at those alone, and says nothing about the rest of the root. */
  begin(root: RootKey, places: readonly string[] | null): void {
    this.folders.setFoldsCase(root.id, root.foldsCase);
    const session = new ScanSession(root, places, this.problems.ofRoot(root.id), this.covers.ofRoot(root.id));
    this.sessions.set(root.id, session);
  }

  compare(rootId: number, files: readonly FoundFile[], covers: readonly FolderCover[], touch: Touch): FoundFile[] {
    const session = this.session(rootId);
    session.seeCovers(covers);
    return files.filter((file) => !this.recognise(rootId, file, session, touch)).map((file) => this.toProve(file));
  }

  storeFiles(rootId: number, outcomes: readonly FileOutcome[], touch: Touch) {
    const session = this.session(rootId);
    const counts = { added: 0, updated: 0, removed: 0 };
    for (const outcome of outcomes) {
      if (outcome.problem) this.putProblem(rootId, outcome, outcome.problem, touch);
      else if (this.problems.remove(outcome.path)) touch('problems');
      const { tags } = outcome;
      const count = tags ? this.putTrack({ ...outcome, tags }, session, touch) : this.dropTrack(outcome, session);
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
    let moved = 0;
    for (const id of session.takeUnseen(limit, () => this.idsWithin(session))) {
      const path = this.tracks.pathOf(id);
      if (unreachable.some((place) => path === place || liesBelow(path, place))) {
        this.tracks.setPresent(id, false);
      } else if (this.follow(id, session)) {
        session.find(id);
        moved++;
      } else {
        this.tracks.remove(id);
        removed++;
      }
      touch('tracks');
    }
    return { removed, moved, done: session.leftUnseen === 0 };
  }

  finish(rootId: number, touch: Touch): void {
    const session = this.session(rootId);
    for (const path of session.unseenProblems()) {
      this.problems.remove(path);
      touch('problems');
    }
    // Only now: a scan that is cancelled has not read all files of these folders.
    for (const cover of session.otherCovers()) this.covers.put(rootId, cover);
    if (session.places === null) this.folders.setScanned(rootId);
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
    const root = { id: known.rootId, foldsCase: this.folders.foldsCase(known.rootId) };
    this.compareSound(known, { ...outcome, tags }, touch);
    this.tracks.put(root, { ...outcome, tags }, known);
    if (outcome.problem) {
      this.problems.put(known.rootId, outcome, outcome.problem);
      touch('problems');
    } else if (this.problems.remove(outcome.path)) touch('problems');
    touch('tracks');
  }

  private idsWithin({ root, places }: ScanSession): number[] {
    if (places === null) return this.tracks.idsOfRoot(root.id);
    return [...new Set(places.flatMap((place) => this.tracks.idsWithin(root.id, place)))];
  }

  /** Whether what was measured of a file stays depends on its sound being the same, as far as that can be proved. */
  private toProve(file: FoundFile): FoundFile {
    const stored = this.tracks.find(file.path);
    return stored && !isSameFile(stored, file) && stored.contentHash?.startsWith(HASHED_HERE)
      ? { ...file, prove: true }
      : file;
  }

  /** A track that is gone goes on as the file that it has become; false where there is none. */
  private follow(goneId: TrackId, session: ScanSession): boolean {
    const move = this.moves.find(goneId, (id) => session.isGone(id));
    if (!move) return false;
    if (this.moves.join(move).sameSound) this.sound.move(move.before, move.now);
    return true;
  }

  private putTrack(outcome: FileOutcome & { tags: FileTags }, session: ScanSession, touch: Touch) {
    const known = this.tracks.find(outcome.path) ?? this.renamed(outcome.path, session);
    if (known) this.compareSound(known, outcome, touch);
    const { id, added } = this.tracks.put(session.root, outcome, known);
    session.seeTrack(id);
    return added ? 'added' : 'updated';
  }

  /** The track of a file whose name is now written in another way, as far as the disk tells names apart. */
  private renamed(path: string, session: ScanSession): StoredFile | undefined {
    return this.tracks.alike(path, session.root.foldsCase).find(({ id }) => !session.hasSeenTrack(id));
  }

  /** What was measured of a file stays with it where its sound is the same, as far as that is proved. */
  private compareSound(known: StoredFile, outcome: FileOutcome & { tags: FileTags }, touch: Touch): void {
    if (known.path === outcome.path && isSameFile(known, outcome)) return;
    const proved = known.contentHash !== null && known.contentHash === outcome.tags.contentHash;
    if (!proved && !isSameFile(known, outcome) && !this.sound.isSame(known, outcome)) {
      this.sound.forget(known.id);
      return;
    }
    this.sound.move(known, outcome);
    touch('measurements');
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
