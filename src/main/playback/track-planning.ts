import { createHash } from 'node:crypto';
import type { TrackAnalysis } from '../../shared/domain/analysis';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import type { SoundCharacter } from '../../shared/domain/fingerprint';
import type { Loudness } from '../../shared/domain/loudness';
import type { EnhancementRequest, Plan } from '../../shared/domain/plan';
import type { Track } from '../../shared/domain/track';
import { planFor } from '../audio/mastering';
import type { PlaybackOptions } from './types';

/** Raised when measuring or planning changes, so that what was stored before is made anew. */
export const ALGORITHM_VERSION = 2;

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

/**
 * Decides what is done to one track, in up to three steps, each better than the one before: what the library holds (nothing
 * more to do), a plan from three windows of the file, the plan from the whole of it, which the library then keeps.
 */
export class TrackPlanning {
  planned: Planned = NOTHING_PLANNED;
  private basis: Basis | null = null;
  private readonly controller = new AbortController();

  constructor(
    readonly entry: number,
    readonly track: Track,
    private readonly request: EnhancementRequest,
    private readonly sources: Pick<PlaybackOptions, 'library' | 'analysis' | 'settings'>,
    private readonly onChange: (planning: TrackPlanning) => void,
  ) {}

  /** The same track for another wish, planned at once from what is already measured. */
  forRequest(request: EnhancementRequest): TrackPlanning {
    this.dispose();
    const planning = new TrackPlanning(this.entry, this.track, request, this.sources, this.onChange);
    if (this.basis) planning.take(this.basis);
    return planning;
  }

  /** Takes what the library holds for exactly this file and wish. True where that is the whole-file plan. */
  async recall(): Promise<boolean> {
    const { library } = this.sources;
    const [plan, source, stored] = await Promise.all([
      library.plan(this.track, requestHash(this.request, this.useFingerprint)),
      library.analysis(this.track, ALGORITHM_VERSION),
      library.fingerprint(this.track.id),
    ]);
    if (source) this.take({ source, basis: 'whole-file', character: stored && characterOf(stored) }, plan);
    if (plan) this.change({ plan, analysis: 'done' });
    return plan !== null;
  }

  /** Measures what {@link recall} did not know. `urgent` for the track that plays. */
  async measure(urgent: boolean): Promise<void> {
    if (this.planned.analysis !== 'none') return;
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
      await library.putAnalysis(track, ALGORITHM_VERSION, source);
      await library.putPlan(track, requestHash(request, useFingerprint), whole.plan);
    } catch (thrown) {
      const error = AuralisError.from(thrown);
      if (error.code !== 'cancelled') this.change({ analysis: 'failed', failure: error.toProblem() });
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
  const { subsonicHz, bandsDb, ratio, widthDb } = overrides;
  const byHand = [subsonicHz ?? null, bandsDb ?? null, ratio ?? null, widthDb ?? null];
  const wished = [preset, intensity, targetLufs, ceilingDbtp, byHand, reference, album];
  const decisive = JSON.stringify([ALGORITHM_VERSION, useFingerprint, ...wished]);
  return createHash('sha256').update(decisive).digest('hex');
}
