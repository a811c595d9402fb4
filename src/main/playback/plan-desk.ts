import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '../../shared/domain/errors';
import type { EnhancementRequest } from '../../shared/domain/plan';
import type { Track } from '../../shared/domain/track';
import type { Transition, Treatment } from '../audio/stream';
import type { Disposable } from '../events';
import { ofOneAlbum } from './album';
import { replayGainDb } from './replay-gain';
import { NOTHING_PLANNED, type Planned, TrackPlanning } from './track-planning';
import { matchFor, type TreatmentInput, treatmentFor } from './treatment';
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
  /** The track that the current one followed. */
  private before: Track | null = null;
  private settling: NodeJS.Timeout | null = null;
  /** How what changes right now is to come in. */
  private transition: Transition = 'glide';

  constructor(
    private readonly sources: Pick<PlaybackOptions, 'library' | 'analysis' | 'settings'>,
    private readonly events: PlanDeskEvents,
    private request: EnhancementRequest,
  ) {}

  get planned(): Planned {
    return this.current?.planned ?? NOTHING_PLANNED;
  }

  /** What is done to the track that plays or is about to. */
  get treatment(): Treatment {
    return this.current ? this.treatmentOf(this.current) : { plan: null, dryGainDb: 0, wetGainDb: 0 };
  }

  /** By how much the enhanced sound (over 0) or the untouched one (under 0) of what plays is turned down to match, dB. */
  get matchDb(): number {
    return this.current ? matchFor(this.treatmentInput(this.current)) : 0;
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
    const { current, next } = this;
    // That they are of one album may change the gain of the track that plays.
    if (current) this.tell(current, 'glide');
    return next ? this.treatmentOf(next) : { plan: null, dryGainDb: 0, wetGainDb: 0 };
  }

  /** Measures what is not known yet: first the current track, then the next. */
  measure(): void {
    void this.current?.measure(true);
    void this.next?.measure(false);
  }

  /** The next track became the current one. */
  advance(): void {
    this.before = this.current?.track ?? null;
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

  /** Has the gains of what plays follow the settings at once. */
  settingsChanged(): void {
    for (const planning of [this.current, this.next]) if (planning) this.tell(planning, 'at-once');
    this.events.onChange();
  }

  /** Notes why an entry plays unenhanced. */
  fail(entry: number, failure: Problem): void {
    if (this.current?.entry === entry) this.current.fail(failure);
  }

  clear(): void {
    this.current?.dispose();
    this.next?.dispose();
    this.before = null;
    this.current = null;
    this.next = null;
  }

  dispose(): void {
    if (this.settling) clearTimeout(this.settling);
    this.clear();
  }

  private tell(planning: TrackPlanning, transition: Transition): void {
    this.events.onTreatment(planning.entry, this.treatmentOf(planning), transition);
  }

  private treatmentOf(planning: TrackPlanning): Treatment {
    return treatmentFor(this.treatmentInput(planning));
  }

  private treatmentInput({ planned: { plan, source }, track }: TrackPlanning): TreatmentInput {
    const { levelMatched, replayGain } = this.sources.settings.current;
    const gainDb = replayGainDb(track, replayGain, this.albumPlays(track));
    return { plan, source, levelMatched, replayGainDb: gainDb };
  }

  /** The tracks before or behind it are of its album. */
  private albumPlays(track: Track): boolean {
    const inOrder = [this.before, this.current?.track, this.next?.track].filter(
      (one): one is Track => one !== null && one !== undefined,
    );
    const at = inOrder.indexOf(track);
    return [inOrder[at - 1], inOrder[at + 1]].some((neighbour) => neighbour && ofOneAlbum(neighbour, track));
  }

  private async settle(): Promise<void> {
    await Promise.all([this.current?.recall(), this.next?.recall()]);
    this.measure();
  }

  private planning(entry: number, track: Track): TrackPlanning {
    return new TrackPlanning(entry, track, this.request, this.sources, (planning) => {
      if (planning.planned.plan) this.tell(planning, this.transition);
      if (planning === this.current) this.events.onChange();
    });
  }
}

async function recallSoon(planning: TrackPlanning): Promise<void> {
  await Promise.race([planning.recall(), wait(RECALL_PATIENCE_MS)]);
}
