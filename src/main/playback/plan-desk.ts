import { setTimeout as wait } from 'node:timers/promises';
import type { MeasuredEnhancement } from '../../shared/domain/enhancement';
import { AuralisError, type Problem } from '../../shared/domain/errors';
import type { Track } from '../../shared/domain/track';
import type { Transition, Treatment } from '../audio/stream';
import type { KeptWishes } from '../enhancement';
import type { Disposable } from '../events';
import { replayGainDb } from './replay-gain';
import { type Around, NOTHING_PLANNED, type Planned, TrackPlanning } from './track-planning';
import { matchFor, type TreatmentInput, treatmentFor } from './treatment';
import type { PlaybackOptions } from './types';

/**
 * How long a start waits for the library's plan before it begins without one, ms. An answer takes a few; on a busy machine
 * a late start is better than a beginning at the wrong loudness.
 */
const RECALL_PATIENCE_MS = 500;
/** How much of that a start waits to learn what plays around a track, which says whether its album plays in order, ms. */
const AROUND_PATIENCE_MS = 60;
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
  private comparing = false;

  constructor(
    private readonly sources: Pick<PlaybackOptions, 'library' | 'analysis' | 'settings' | 'wishes'>,
    private readonly events: PlanDeskEvents,
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

  /** What is set by hand for what plays; null while nothing does, or that is not read yet. */
  get kept(): KeptWishes | null {
    return this.current?.keptWishes ?? null;
  }

  /** What plays is treated as a part of its album. */
  get asAlbum(): boolean {
    return this.current?.asAlbum ?? false;
  }

  /** The track that plays, as it stands in the library. */
  get track(): Track | null {
    return this.current?.track ?? null;
  }

  /** Takes up the track that is about to play; resolves once the library has given its plan or was too slow. */
  async open(entry: number, track: Track, around: Promise<Around>): Promise<void> {
    this.clear();
    // Its file may have gone since the last time.
    void this.sources.wishes.checkReference();
    const planning = this.planning(entry, track);
    this.current = planning;
    await Promise.race([this.begin(planning, around), wait(RECALL_PATIENCE_MS)]);
  }

  /** Takes up the track that follows, and says what is done to it as far as that is known soon enough. */
  async cue(entry: number, track: Track, around: Promise<Around>): Promise<Treatment> {
    if (this.next?.entry !== entry) {
      this.next?.dispose();
      const planning = this.planning(entry, track);
      this.next = planning;
      await Promise.race([this.begin(planning, around), wait(RECALL_PATIENCE_MS)]);
    }
    const { current, next } = this;
    if (current) {
      current.around = { ...current.around, next: track };
      this.renew('glide');
      // That they are of one album may change the gain of the track that plays.
      if (this.current === current) this.tell(current, 'glide');
    }
    return next ? this.treatmentOf(this.next ?? next) : { plan: null, dryGainDb: 0, wetGainDb: 0 };
  }

  /** Measures what is not known yet: first the current track, then the next. */
  measure(): void {
    for (const [planning, urgent] of [
      [this.current, true],
      [this.next, false],
    ] as const)
      void planning?.measure(urgent).then((measured) => {
        // What was measured tells more about the album.
        if (measured) void this.reload('glide');
      });
  }

  /** The next track became the current one. */
  advance(): void {
    this.current?.dispose();
    this.current = this.next;
    this.next = null;
    this.events.onChange();
    void this.reload('glide');
  }

  /** Plans anew for what is wished now, from what is measured; measures for it once that rests. */
  renew(transition: Transition, anyway = false): void {
    this.transition = transition;
    const before = [this.current, this.next];
    this.current = this.current?.renewed(anyway) ?? null;
    this.next = this.next?.renewed(anyway) ?? null;
    this.transition = 'glide';
    if (before[0] === this.current && before[1] === this.next) return;
    this.events.onChange();
    if (this.settling) clearTimeout(this.settling);
    // Where there is nothing to go by yet, there is nothing to wait for either.
    const known = (this.current?.planned.plan ?? null) !== null;
    this.settling = setTimeout(() => void this.settle(), known ? SETTLE_MS : 0);
  }

  /** Reads again what is kept for the tracks and their album, and plans anew where that has changed. */
  async reload(transition: Transition): Promise<void> {
    try {
      await Promise.all([this.current, this.next].map((planning) => planning?.readKept()));
    } catch (thrown) {
      // The library is gone: what was read before stays in force, and whoever asks for it next is told.
      if (!(thrown instanceof AuralisError)) throw thrown;
    }
    this.renew(transition);
    this.events.onChange();
  }

  /** Has the gains of what plays follow the settings at once. */
  settingsChanged(): void {
    this.tellAll('at-once');
    this.events.onChange();
  }

  /** Has both ways of hearing a track be equally loud while they are compared, whatever the settings say. */
  setComparing(comparing: boolean, transition: Transition): void {
    if (this.comparing === comparing) return;
    this.comparing = comparing;
    this.tellAll(transition);
  }

  /** What comes out of the current track with its final plan; null while it has none, or where that changes meanwhile. */
  async measureEnhanced(signal: AbortSignal | undefined): Promise<MeasuredEnhancement | null> {
    const { current } = this;
    const plan = current?.planned.plan;
    if (!current || !plan || current.planned.analysis !== 'done') return null;
    const { id: trackId, path } = current.track;
    const measured = await this.sources.analysis.measureEnhanced(path, plan, { signal, urgent: true });
    return this.current === current && current.planned.plan === plan ? { ...measured, trackId, plan } : null;
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

  /** Reads what is known of a track. What stands around it is waited for only as long as nobody hears. */
  private async begin(planning: TrackPlanning, around: Promise<Around>): Promise<void> {
    const learnt = around.then((found) => {
      const { entry } = planning;
      const now = this.current?.entry === entry ? this.current : this.next?.entry === entry ? this.next : null;
      if (!now) return;
      now.around = { before: found.before ?? now.around.before, next: now.around.next ?? found.next };
      this.renew('glide');
    });
    if (planning.track.albumId !== null) await Promise.race([learnt, wait(AROUND_PATIENCE_MS)]);
    await planning.recall();
  }

  private tellAll(transition: Transition): void {
    for (const planning of [this.current, this.next]) if (planning) this.tell(planning, transition);
  }

  private tell(planning: TrackPlanning, transition: Transition): void {
    this.events.onTreatment(planning.entry, this.treatmentOf(planning), transition);
  }

  private treatmentOf(planning: TrackPlanning): Treatment {
    return treatmentFor(this.treatmentInput(planning));
  }

  private treatmentInput({ planned: { plan, source }, track, albumPlays }: TrackPlanning): TreatmentInput {
    const { levelMatched, replayGain } = this.sources.settings.current;
    const gainDb = replayGainDb(track, replayGain, albumPlays);
    return { plan, source, levelMatched: levelMatched || this.comparing, replayGainDb: gainDb };
  }

  private async settle(): Promise<void> {
    await Promise.all([this.current?.recall(), this.next?.recall()]);
    this.measure();
  }

  private planning(entry: number, track: Track): TrackPlanning {
    return new TrackPlanning(entry, track, this.sources, (planning) => {
      if (planning.planned.plan) this.tell(planning, this.transition);
      if (planning === this.current) this.events.onChange();
    });
  }
}
