import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '../../shared/domain/errors';
import type { EnhancementRequest } from '../../shared/domain/plan';
import type { Track } from '../../shared/domain/track';
import type { Transition, Treatment } from '../audio/stream';
import type { Disposable } from '../events';
import { NOTHING_PLANNED, type Planned, TrackPlanning } from './track-planning';
import type { PlaybackOptions } from './types';

/**
 * How long a start waits for the library's plan before it begins without one, ms. An answer takes a few; on a busy machine
 * a late start is better than a beginning at the wrong loudness.
 */
const RECALL_PATIENCE_MS = 500;
/** A wish that still changes (a dragged slider) is not measured for, ms. */
const SETTLE_MS = 400;

export interface PlanDeskEvents {
  /** What is done to an entry that may already play has changed, by the person or by itself. */
  onTreatment(entry: number, treatment: Treatment, transition: Transition): void;
  /** What is known about the current track changed. */
  onChange(): void;
}

/** Plans for the track that plays and the one that comes next. */
export class PlanDesk implements Disposable {
  private current: TrackPlanning | null = null;
  private next: TrackPlanning | null = null;
  private settling: NodeJS.Timeout | null = null;
  /** How what changes right now is to come in. */
  private transition: Transition = 'glide';

  constructor(
    private readonly sources: Pick<PlaybackOptions, 'library' | 'analysis'>,
    private readonly events: PlanDeskEvents,
    private request: EnhancementRequest,
  ) {}

  get planned(): Planned {
    return this.current?.planned ?? NOTHING_PLANNED;
  }

  /** What is done to the track that plays or is about to. */
  get treatment(): Treatment {
    return treatment(this.planned);
  }

  /** Takes up the track that is about to play; resolves once the library has given its plan or was too slow. */
  open(entry: number, track: Track): Promise<void> {
    this.clear();
    this.current = this.planning(entry, track);
    return recallSoon(this.current);
  }

  /** Takes up the track that follows, and says what is done to it as far as that is known soon enough. */
  async cue(entry: number, track: Track): Promise<Treatment> {
    if (this.next?.entry !== entry) {
      this.next?.dispose();
      this.next = this.planning(entry, track);
      await recallSoon(this.next);
    }
    return treatment(this.next?.planned ?? NOTHING_PLANNED);
  }

  /** Measures what is not known yet: first the current track, then the next. */
  measure(): void {
    void this.current?.measure(true);
    void this.next?.measure(false);
  }

  /** The next track became the current one. */
  advance(): void {
    this.current?.dispose();
    this.current = this.next;
    this.next = null;
    this.events.onChange();
  }

  /** Plans anew for what the person wants, from what is measured, to be heard at once; measures for it once that rests. */
  setRequest(request: EnhancementRequest): void {
    this.request = request;
    this.transition = 'at-once';
    this.current = this.current?.forRequest(request) ?? null;
    this.next = this.next?.forRequest(request) ?? null;
    this.transition = 'glide';
    if (this.settling) clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.settle(), SETTLE_MS);
  }

  /** Notes why an entry plays unenhanced. */
  fail(entry: number, failure: Problem): void {
    if (this.current?.entry === entry) this.current.fail(failure);
  }

  clear(): void {
    this.current?.dispose();
    this.next?.dispose();
    this.current = null;
    this.next = null;
  }

  dispose(): void {
    if (this.settling) clearTimeout(this.settling);
    this.clear();
  }

  private async settle(): Promise<void> {
    await Promise.all([this.current?.recall(), this.next?.recall()]);
    this.measure();
  }

  private planning(entry: number, track: Track): TrackPlanning {
    return new TrackPlanning(entry, track, this.request, this.sources, (planning) => {
      const { planned } = planning;
      if (planned.plan) this.events.onTreatment(planning.entry, treatment(planned), this.transition);
      if (planning === this.current) this.events.onChange();
    });
  }
}

async function recallSoon(planning: TrackPlanning): Promise<void> {
  await Promise.race([planning.recall(), wait(RECALL_PATIENCE_MS)]);
}

function treatment({ plan }: Planned): Treatment {
  return { plan, dryGainDb: 0, wetGainDb: 0 };
}
