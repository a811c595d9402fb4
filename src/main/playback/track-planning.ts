import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { TrackAnalysis } from '../../shared/domain/analysis';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import type { SoundCharacter } from '../../shared/domain/fingerprint';
import type { Loudness } from '../../shared/domain/loudness';
import type { EnhancementRequest, Plan } from '../../shared/domain/plan';
import type { Track } from '../../shared/domain/track';
import { planFor } from '../audio/mastering';
import { type KeptWishes, PLANNING_VERSION } from '../enhancement';
import { continuesAlbum, ofOneAlbum } from './album';
import type { PlaybackOptions } from './types';

/** What is known of one track's enhancement so far. */
export interface Planned {
  plan: Plan | null;
  /** Loudness of the whole file as it is played; null until measured. */
  source: Loudness | null;
  analysis: 'none' | 'running' | 'done' | 'failed';
  failure: Problem | null;
}

export const NOTHING_PLANNED: Planned = { plan: null, source: null, analysis: 'none', failure: null };

/** Loudness to plan from, and how it was come by. */
interface Basis {
  source: Loudness;
  basis: 'whole-file' | 'three-windows';
  /** What it sounds like; null where that was not measured. */
  character: SoundCharacter | null;
}

/** What plays before and after a track in the order of the queue; null where nothing does, or it is not known yet. */
export interface Around {
  before: Track | null;
  next: Track | null;
}

export const NOTHING_AROUND: Around = { before: null, next: null };

type Sources = Pick<PlaybackOptions, 'library' | 'analysis' | 'settings' | 'wishes'>;

/**
 * Decides what is done to one track, in up to three steps, each better than the one before: what the library holds (nothing
 * more to do), a plan from three windows of the file, the plan from the whole of it, which the library then keeps.
 */
export class TrackPlanning {
  planned: Planned = NOTHING_PLANNED;
  around = NOTHING_AROUND;
  private kept: KeptWishes | null = null;
  private request: EnhancementRequest;
  private basis: Basis | null = null;
  private readonly controller = new AbortController();

  constructor(
    readonly entry: number,
    readonly track: Track,
    private readonly sources: Sources,
    private readonly onChange: (planning: TrackPlanning) => void,
  ) {
    this.request = this.sources.wishes.resolve(null, false);
  }

  /** What is set by hand for this track; null until the library has said so. */
  get keptWishes(): KeptWishes | null {
    return this.kept;
  }

  /** The tracks before or behind it are of its album. */
  get albumPlays(): boolean {
    const { before, next } = this.around;
    return [before, next].some((neighbour) => neighbour !== null && ofOneAlbum(neighbour, this.track));
  }

  /** It is treated as a part of its album: that is wished for, or the album plays in order. */
  get asAlbum(): boolean {
    const { albumMode } = this.sources.wishes;
    if (albumMode !== 'auto') return albumMode === 'album';
    const { before, next } = this.around;
    const goesOn = next !== null && continuesAlbum(this.track, next);
    return goesOn || (before !== null && continuesAlbum(before, this.track));
  }

  /**
   * The same track for what is wished now, planned at once from what is already measured; this one where nothing about it has
   * changed, or what is wished for it is not read yet.
   */
  renewed(anyway: boolean): TrackPlanning {
    if (!this.kept) return this;
    const request = this.sources.wishes.resolve(this.kept, this.asAlbum);
    if (!anyway && isDeepStrictEqual(request, this.request)) return this;
    this.dispose();
    const planning = new TrackPlanning(this.entry, this.track, this.sources, this.onChange);
    planning.around = this.around;
    planning.kept = this.kept;
    planning.request = request;
    if (this.basis) planning.take(this.basis);
    return planning;
  }

  /** Reads what is kept for the track; what follows from a change is for {@link renewed}. */
  async readKept(): Promise<void> {
    this.kept = await this.sources.wishes.keptFor(this.track.id);
  }

  /** Takes what the library holds for exactly this file and wish. True where that is the whole-file plan. */
  async recall(): Promise<boolean> {
    const { library, wishes } = this.sources;
    if (!this.kept) {
      await this.readKept();
      this.request = wishes.resolve(this.kept, this.asAlbum);
    }
    const [plan, source, stored] = await Promise.all([
      library.plan(this.track, requestHash(this.request, this.useFingerprint)),
      library.analysis(this.track, PLANNING_VERSION),
      library.fingerprint(this.track.id),
    ]);
    if (source) this.take({ source, basis: 'whole-file', character: stored && characterOf(stored) }, plan);
    if (plan) this.change({ plan, analysis: 'done' });
    return plan !== null;
  }

  /** Measures what {@link recall} did not know; true where it did. `urgent` for the track that plays. */
  async measure(urgent: boolean): Promise<boolean> {
    if (this.planned.analysis !== 'none') return false;
    this.change({ analysis: 'running' });
    const { signal } = this.controller;
    const { request, track, useFingerprint } = this;
    const { analysis, library } = this.sources;
    try {
      if (urgent && !this.planned.plan) {
        const { loudness, character } = await analysis.quickAnalyze(track.path, { signal, urgent });
        this.take({ source: loudness, basis: 'three-windows', character });
      }
      const whole = await analysis.plan(track.path, request, { signal, urgent, useFingerprint });
      const source = whole.analysis.loudness;
      this.take({ source, basis: 'whole-file', character: characterOf(whole.analysis) }, whole.plan);
      this.change({ analysis: 'done' });
      await library.putAnalysis(track, PLANNING_VERSION, source);
      await library.putPlan(track, requestHash(request, useFingerprint), whole.plan);
      return true;
    } catch (thrown) {
      const error = AuralisError.from(thrown);
      if (error.code !== 'cancelled') this.change({ analysis: 'failed', failure: error.toProblem() });
      return false;
    }
  }

  /** Notes that the track plays unenhanced, and why. */
  fail(failure: Problem): void {
    this.change({ failure });
  }

  dispose(): void {
    this.controller.abort();
  }

  private get useFingerprint(): boolean {
    return this.sources.settings.current.fingerprintEnabled;
  }

  /** Takes what was measured, with the plan for it where that is decided already. */
  private take(basis: Basis, decided: Plan | null = null): void {
    this.basis = basis;
    const character = this.useFingerprint ? basis.character : null;
    const plan = decided ?? planFor({ ...basis, character, request: this.request });
    this.change(basis.basis === 'whole-file' ? { plan, source: basis.source } : { plan });
  }

  private change(patch: Partial<Planned>): void {
    if (this.controller.signal.aborted) return;
    this.planned = { ...this.planned, ...patch };
    this.onChange(this);
  }
}

function characterOf({ fingerprint, extras }: Pick<TrackAnalysis, 'fingerprint' | 'extras'>): SoundCharacter | null {
  return fingerprint && extras && { fingerprint, extras };
}

/** Everything that a plan is decided from beside the file itself. */
export function requestHash(request: EnhancementRequest, useFingerprint: boolean): string {
  const { preset, intensity, targetLufs, ceilingDbtp, overrides, reference, album } = request;
  const { subsonicHz, bandsDb, ratio, thresholdDb, mostDb, widthDb } = overrides;
  const byHand = [subsonicHz, bandsDb, ratio, thresholdDb, mostDb, widthDb].map((value) => value ?? null);
  const wished = [preset, intensity, targetLufs, ceilingDbtp, byHand, reference, album];
  const decisive = JSON.stringify([PLANNING_VERSION, useFingerprint, ...wished]);
  return createHash('sha256').update(decisive).digest('hex');
}
