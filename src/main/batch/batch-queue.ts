import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EnhancementResult } from '../../shared/domain/analysis';
import type { AddExport, BatchState } from '../../shared/domain/batch';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import { FORMAT_ENDINGS } from '../../shared/domain/export-format';
import type { EnhancementRequest } from '../../shared/domain/plan';
import type { Track, TrackId } from '../../shared/domain/track';
import type { AlbumMode } from '../../shared/domain/wishes';
import { type AnalysisService, writeReport } from '../audio/jobs';
import type { EnhancementWishes } from '../enhancement';
import { type Disposable, Emitter, type Live } from '../events';
import type { Library } from '../library';
import { ofOneAlbum } from '../playback';
import { fileNameFor } from './file-name';
import { describeBatch } from './shown-batch';
import { BatchFile, partOf, type StoredBatch, type StoredJob } from './stored-batch';

/** Progress comes from several processes: told this often at most. */
const TELL_EVERY_MS = 200;

export interface BatchOptions {
  library: Pick<Library, 'track'>;
  analysis: Pick<AnalysisService, 'enhance'>;
  /** What is wished for each track, and how loud its album is. */
  wishes: Pick<EnhancementWishes, 'keptFor' | 'resolve' | 'levels'>;
  /** Whether plans are made from fingerprints. */
  fingerprintUsed: () => boolean;
  /** Folder that holds the file of the queue. */
  profileFolder: string;
  /** Songs worked on at once; 1 while music plays. */
  parallel: number;
  /** True while music plays. */
  isBusy: () => boolean;
  /** Problems of the queue itself rather than of a song. */
  onProblem: (error: AuralisError) => void;
}

/**
 *              +-----pause, lost in a crash------+
 *              v                                 |
 *   add --> waiting --a slot, not paused--> running --written--> done
 *             |  ^                           |    |
 *             |  +---retry--- failed <-error-+    |
 *           cancel    |                           |
 *             +-------+-retry-- cancelled <-cancel+
 *
 * Each change is on the disk before what follows from it is begun, so that after a crash the queue knows which incomplete
 * files are its own: they are removed, and their songs start again. The written file appears only when it is complete.
 */
export class BatchQueue implements Disposable {
  private readonly file: BatchFile;
  private readonly emitter = new Emitter<BatchState>();
  private readonly stops = new Map<number, AbortController>();
  private readonly fractions = new Map<number, number | null>();
  private jobs: StoredJob[];
  private paused: boolean;
  private nextId: number;
  private timer: NodeJS.Timeout | null = null;
  private completing: Promise<unknown> = Promise.resolve();
  private disposed = false;

  constructor(private readonly options: BatchOptions) {
    this.file = new BatchFile(options.profileFolder, options.onProblem);
    const { jobs, paused } = this.file.read();
    this.paused = paused;
    this.jobs = jobs.map(recovered);
    this.nextId = Math.max(0, ...jobs.map(({ id }) => id)) + 1;
    this.tell();
    this.pump();
  }

  /** The queue now and every change of it, a few times a second while something runs. */
  get state(): Live<BatchState> {
    return this.emitter;
  }

  /**
   * Queues songs of the library to be written into a folder, named by their tags, as is wished for each of them now. Throws
   * AuralisError `track-not-found`, `folder-not-found` or `not-a-folder`; nothing is queued then.
   */
  async add({ trackIds, folder, format, albumMode, report }: AddExport): Promise<void> {
    const status = await stat(folder).catch(() => null);
    if (!status) throw AuralisError.about(folder, 'folder-not-found');
    if (!status.isDirectory()) throw AuralisError.about(folder, 'not-a-folder');
    const { library, wishes } = this.options;
    const tracks: Track[] = [];
    for (const id of new Set(trackIds)) tracks.push(await library.track(id));
    const requests = new Map<TrackId, EnhancementRequest>();
    for (const { id } of tracks) requests.set(id, wishes.resolve(await wishes.keptFor(id), false));
    const useFingerprint = this.options.fingerprintUsed();
    const taken = new Set(this.jobs.filter(({ state }) => state.kind !== 'cancelled').map(({ output }) => output));
    for (const track of tracks) {
      const { id, title, artist, path } = track;
      const request = requests.get(id);
      if (!request) continue;
      const albumOf = keepsRelations(track, tracks, albumMode) ? id : null;
      const name = join(folder, fileNameFor(artist, title));
      const output = await freeName(name, FORMAT_ENDINGS[format], taken);
      taken.add(output);
      const wished = { request, format, albumOf, report, useFingerprint };
      this.jobs.push({ id: this.nextId++, title, input: path, output, ...wished, state: { kind: 'waiting' } });
    }
    await this.changed();
  }

  /** Ends what runs, to be started again; nothing half-written stays. */
  async pause(): Promise<void> {
    this.paused = true;
    for (const stop of this.stops.values()) stop.abort();
    await this.changed();
  }

  async resume(): Promise<void> {
    this.paused = false;
    await this.changed();
  }

  async cancel(id: number): Promise<void> {
    this.cancelWhere((job) => job.id === id);
    await this.changed();
  }

  async cancelAll(): Promise<void> {
    this.cancelWhere(() => true);
    await this.changed();
  }

  /** Puts a song that failed or was cancelled back into the queue. */
  async retry(id: number): Promise<void> {
    const job = this.jobs.find((candidate) => candidate.id === id);
    if (job?.state.kind !== 'failed' && job?.state.kind !== 'cancelled') return;
    this.set(id, { kind: 'waiting' });
    await this.changed();
  }

  async clear(): Promise<void> {
    this.jobs = this.jobs.filter(({ state }) => state.kind === 'waiting' || state.kind === 'running');
    await this.changed();
  }

  /** Looks again whether more can be started: the music has stopped or begun. */
  pump(): void {
    if (this.disposed || this.paused) return;
    const most = this.options.isBusy() ? 1 : this.options.parallel;
    for (const job of this.jobs) {
      if (this.stops.size >= most) return;
      if (job.state.kind === 'waiting' && !this.stops.has(job.id)) void this.run(job);
    }
  }

  /** Stops; what was running is found in the file and starts again next time. */
  dispose(): void {
    this.disposed = true;
    if (this.timer) clearTimeout(this.timer);
    for (const stop of this.stops.values()) stop.abort();
    this.emitter.dispose();
  }

  private async run(job: StoredJob): Promise<void> {
    const stop = new AbortController();
    this.stops.set(job.id, stop);
    const part = `.auralis-${randomBytes(6).toString('hex')}.part`;
    const { id, input, format, useFingerprint } = job;
    const output = await this.stillFree(job);
    // It may have been cancelled meanwhile.
    if (this.kindOf(id) !== 'waiting' || stop.signal.aborted) {
      this.stops.delete(id);
      return;
    }
    this.replace({ ...job, output, state: { kind: 'running', part } });
    try {
      await this.save();
      // However soon it is done: it was running.
      if (!this.disposed) this.tell();
      const partPath = join(output, '..', part);
      const onProgress = ({ fraction }: { fraction: number | null }) => {
        this.fractions.set(id, fraction);
        this.tellSoon();
      };
      const options = { signal: stop.signal, onProgress, partPath };
      const request = await this.asAlbum(job, stop.signal);
      const work = { input, output, request, format, useFingerprint };
      const result = await this.options.analysis.enhance(work, options);
      const reported = job.report ? reportProblems(result) : [];
      this.set(id, { kind: 'done', problems: [...result.problems, ...reported] });
    } catch (thrown) {
      const error = AuralisError.from(thrown);
      // Whoever stopped it has said what it is now, or wants it to start again.
      if (error.code !== 'cancelled') this.set(id, { kind: 'failed', problem: error.toProblem() });
      else if (!this.disposed && this.kindOf(id) === 'running') this.set(id, { kind: 'waiting' });
    } finally {
      this.stops.delete(id);
      this.fractions.delete(id);
      if (!this.disposed) await this.changed();
    }
  }

  /** What is asked for a song, with its album as it is once all of its tracks are measured. */
  private async asAlbum({ request, albumOf }: StoredJob, signal: AbortSignal): Promise<EnhancementRequest> {
    if (albumOf === null) return request;
    // One after the other: what the first has to measure, the others of its album find measured.
    const completing = this.completing.then(() => this.options.wishes.levels.complete(albumOf, signal));
    this.completing = completing.catch(() => undefined);
    const known = await completing;
    return { ...request, album: known?.level ?? null };
  }

  /** The name that the job has, unless a file has come to have it since. */
  private async stillFree(job: StoredJob): Promise<string> {
    if (!(await exists(job.output))) return job.output;
    const ending = FORMAT_ENDINGS[job.format];
    const taken = new Set(this.jobs.filter(({ id }) => id !== job.id).map(({ output }) => output));
    return freeName(job.output.slice(0, -ending.length), ending, taken);
  }

  private cancelWhere(wanted: (job: StoredJob) => boolean): void {
    for (const job of this.jobs.filter(wanted)) {
      if (job.state.kind !== 'waiting' && job.state.kind !== 'running') continue;
      this.set(job.id, { kind: 'cancelled' });
      this.stops.get(job.id)?.abort();
    }
  }

  private kindOf(id: number): StoredJob['state']['kind'] | undefined {
    return this.jobs.find((job) => job.id === id)?.state.kind;
  }

  private set(id: number, state: StoredJob['state']): void {
    this.jobs = this.jobs.map((job) => (job.id === id ? { ...job, state } : job));
  }

  private replace(changed: StoredJob): void {
    this.jobs = this.jobs.map((job) => (job.id === changed.id ? changed : job));
  }

  private async changed(): Promise<void> {
    this.tell();
    await this.save();
    this.pump();
  }

  private save(): Promise<void> {
    return this.file.save((): StoredBatch => ({ version: 1, paused: this.paused, jobs: this.jobs }));
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => this.tell(), TELL_EVERY_MS);
  }

  private tell(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.emitter.emit(describeBatch(this.jobs, this.fractions, this.paused));
  }
}

/**
 * A job as it is after a restart. One that ran has written its file if that is there (its name was free when it began) and
 * the incomplete one is not; otherwise it starts again.
 */
function recovered(job: StoredJob): StoredJob {
  const part = partOf(job);
  if (part === null) return job;
  const written = !existsSync(part) && existsSync(job.output);
  if (written) return { ...job, state: { kind: 'done', problems: [] } };
  rmSync(part, { force: true });
  return { ...job, state: { kind: 'waiting' } };
}

/** `name` with its ending, numbered from 2 on where that is taken in the queue or on the disk. */
async function freeName(name: string, ending: string, taken: ReadonlySet<string>): Promise<string> {
  let candidate = name + ending;
  for (let number = 2; taken.has(candidate) || (await exists(candidate)); number++)
    candidate = join(name, '..', `${basename(name)} (${number})${ending}`);
  return candidate;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether a track is exported as a part of its album. */
function keepsRelations(track: Track, all: readonly Track[], mode: AlbumMode): boolean {
  if (mode !== 'auto') return mode === 'album' && track.albumId !== null;
  return all.some((other) => other.id !== track.id && ofOneAlbum(track, other));
}

/** Writes the report beside the file; what keeps it from being written is told, and the file stays. */
function reportProblems(result: EnhancementResult): Problem[] {
  try {
    writeReport(result);
    return [];
  } catch (thrown) {
    return [AuralisError.from(thrown).toProblem()];
  }
}
