import { basename } from 'node:path';
import type { PlannedTrack } from '../../shared/domain/analysis';
import type { UnmeasuredTrack } from '../../shared/domain/background-analysis';
import { AuralisError } from '../../shared/domain/errors';
import { FINGERPRINT_VERSION } from '../../shared/domain/fingerprint';
import type { EnhancementRequest } from '../../shared/domain/plan';
import type { Settings } from '../../shared/domain/settings';
import type { TrackId } from '../../shared/domain/track';
import { AnalysisService, type JobOptions } from '../audio/jobs';
import { PLANNING_VERSION } from '../enhancement';
import type { Live } from '../events';
import type { Library, QueuePlace } from '../library';
import { requestHash } from '../playback';
import type { TaskPool } from '../processes';
import { toStored } from './kept-measurements';
import { fileNow, isSameFile } from './same-file';

/** What fails for these reasons may be there again without having changed: it is left out of this run only. */
const PASSING = new Set(['file-not-found', 'file-unreadable', 'folder-unreadable']);

export interface RunParts {
  library: Pick<
    Library,
    'unmeasured' | 'unmeasuredAmong' | 'putFingerprint' | 'putAnalysis' | 'putPlan' | 'failAnalysis'
  >;
  /** Tracks that will soon be wanted, in order. */
  upcoming: () => TrackId[];
  /** Files that are being measured for playback. */
  inHand: Live<ReadonlySet<string>>;
  settings: () => Pick<Settings, 'enhancement' | 'fingerprintEnabled'>;
  pool: TaskPool;
  size: number;
  /** Something that is shown has changed. */
  onChange: () => void;
  onTrackDone: () => void;
}

/** A file being measured. */
export interface FileInWork {
  readonly trackId: TrackId;
  readonly name: string;
  fraction: number | null;
}

/**
 * Measures every track that waits, in processes of its own that end with it: what plays soon first, then the newest. A file
 * that fails is tried again after all others.
 */
export class Run {
  private readonly files = new Map<TrackId, FileInWork>();
  /** Tracks that this run does not look at again. */
  private readonly leftOut = new Set<TrackId>();
  private readonly service: AnalysisService;
  private place: QueuePlace | null = null;
  /** Something waits that was passed over. */
  private comeBack = false;
  private choosing: Promise<unknown> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly aborts = new Map<string, AbortController>();

  constructor(private readonly parts: RunParts) {
    this.service = new AnalysisService(parts.pool);
  }

  get inWork(): FileInWork[] {
    return [...this.files.values()].map((file) => ({ ...file }));
  }

  /** Answers when nothing is left to measure, or it was stopped. Throws AuralisError where the library refuses. */
  async finish(): Promise<void> {
    const { inHand, size, pool } = this.parts;
    const yielding = inHand.listen((paths) => {
      for (const path of paths) this.aborts.get(path)?.abort();
    });
    try {
      await Promise.all(Array.from({ length: size }, () => this.work()));
    } finally {
      this.stop();
      yielding.dispose();
      pool.dispose();
    }
  }

  /** Ends the processes at once; what was not finished is measured by another run. */
  stop(): void {
    this.stopping.abort();
    this.parts.pool.dispose();
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async work(): Promise<void> {
    for (;;) {
      const chosen = this.choosing.then(() => this.choose());
      this.choosing = chosen.catch(() => undefined);
      const track = await chosen;
      if (!track) return;
      try {
        await this.measure(track);
      } finally {
        this.files.delete(track.id);
        this.parts.onChange();
      }
    }
  }

  private async choose(): Promise<UnmeasuredTrack | null> {
    const track = (await this.nextUpcoming()) ?? (await this.nextOfLibrary());
    if (!track || this.stopped) return null;
    this.files.set(track.id, { trackId: track.id, name: basename(track.path), fraction: 0 });
    this.parts.onChange();
    return track;
  }

  private async nextUpcoming(): Promise<UnmeasuredTrack | undefined> {
    const ids = this.parts.upcoming();
    if (ids.length === 0) return undefined;
    const waiting = await this.parts.library.unmeasuredAmong(ids, FINGERPRINT_VERSION);
    return waiting.find((track) => this.isFree(track));
  }

  /** The next in the library's order; once through, what failed or was in other hands is come back to. */
  private async nextOfLibrary(): Promise<UnmeasuredTrack | null> {
    while (!this.stopped) {
      const { place: after } = this;
      const answer = await this.parts.library.unmeasured({ after, limit: 1, algorithmVersion: FINGERPRINT_VERSION });
      this.place = answer.next;
      const [track] = answer.tracks;
      if (track && this.isFree(track)) return track;
      if (track && this.isInHand(track)) this.comeBack = true;
      if (answer.next) continue;
      if (!this.comeBack) return null;
      if (track && this.isInHand(track)) await this.handsMove();
      this.comeBack = false;
    }
    return null;
  }

  private isFree(track: UnmeasuredTrack): boolean {
    return !this.files.has(track.id) && !this.leftOut.has(track.id) && !this.isInHand(track);
  }

  private isInHand({ path }: UnmeasuredTrack): boolean {
    return this.parts.inHand.latest?.has(path) ?? false;
  }

  /** Answers when playback has begun or finished measuring a file, or the run was stopped. */
  private handsMove(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        listening.dispose();
        resolve();
      };
      const listening = this.parts.inHand.listen(end);
      this.stopping.signal.addEventListener('abort', end, { once: true });
    });
  }

  private async measure(track: UnmeasuredTrack): Promise<void> {
    const { enhancement: request, fingerprintEnabled: useFingerprint } = this.parts.settings();
    const planned = await this.planned(track, request, useFingerprint);
    const measured = planned && toStored(planned.analysis);
    if (!measured || this.stopped) return;
    const { library } = this.parts;
    await library.putAnalysis(track, PLANNING_VERSION, planned.analysis.loudness);
    await library.putPlan(track, requestHash(request, useFingerprint), planned.plan);
    // Last, because it is what says that the track is done.
    await library.putFingerprint(track, measured, planned.analysis.contentHash);
    this.parts.onTrackDone();
  }

  /** Null where it could not be measured, which is noted. */
  private async planned(
    track: UnmeasuredTrack,
    request: EnhancementRequest,
    useFingerprint: boolean,
  ): Promise<PlannedTrack | null> {
    const abort = new AbortController();
    this.aborts.set(track.path, abort);
    try {
      await requireSameFile(track);
      const options: JobOptions = {
        signal: abort.signal,
        onProgress: ({ fraction }) => this.progressed(track.id, fraction),
      };
      const planned = await this.service.plan(track.path, request, { ...options, useFingerprint });
      // A plan that may not use the fingerprint comes without one; it is measured for all else that it is good for.
      const own = planned.analysis.fingerprint ? planned.analysis : await this.service.analyze(track.path, options);
      await requireSameFile(track);
      const { fingerprint, fingerprintNotes, extras } = own;
      return { ...planned, analysis: { ...planned.analysis, fingerprint, fingerprintNotes, extras } };
    } catch (thrown) {
      await this.failed(track, AuralisError.from(thrown));
      return null;
    } finally {
      this.aborts.delete(track.path);
    }
  }

  private progressed(id: TrackId, fraction: number | null): void {
    const file = this.files.get(id);
    if (!file || file.fraction === fraction) return;
    file.fraction = fraction;
    this.parts.onChange();
  }

  private async failed(track: UnmeasuredTrack, error: AuralisError): Promise<void> {
    if (this.stopped) return;
    if (PASSING.has(error.code)) {
      this.leftOut.add(track.id);
      return;
    }
    // Playback took the file over; should it not finish, the turn comes again.
    this.comeBack = true;
    if (error.code === 'cancelled') return;
    const { givenUp } = await this.parts.library.failAnalysis(track, FINGERPRINT_VERSION, error.toProblem());
    if (givenUp) this.parts.onTrackDone();
  }
}

/** Throws AuralisError `file-not-found` where the file is not the one that was scanned: the next scan sees to it. */
async function requireSameFile(track: UnmeasuredTrack): Promise<void> {
  if (!isSameFile(track, await fileNow(track.path))) throw AuralisError.about(track.path, 'file-not-found');
}
