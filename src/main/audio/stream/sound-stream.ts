import { AuralisError, type Problem } from '../../../shared/domain/errors';
import type { FromWorklet, ToWorklet } from '../../../shared/sound/stream';
import { LevelLog } from './level-log';
import { nextEdge } from './mix';
import { Mixer } from './mixer';
import { type Cue, type FromSound, type Transition, type Treatment, treatmentOf } from './protocol';
import { framesOf, joined, type RenderedBlock } from './rendered-block';
import { type SoundFault, withFaults } from './seeded-faults';
import type { Segment } from './segment';
import { StreamRework } from './stream-rework';
import type { TrackRenderer } from './track-renderer';

/** Played frames between two reports of the position, as seconds. */
const POSITION_SECONDS = 0.1;
/** Sound that must be in the ring before what is in it may be rendered again, seconds. */
const LOW_SECONDS = 0.3;
/** Sound that is decoded ahead with every block, until the end of a track that is to be faded is in sight, frames. */
const AHEAD_FRAMES = 8192;
/** A track of which less is left joins the next without a fade, seconds. */
const SHORTEST_FADE_SECONDS = 0.1;
/** Sound before the place that is heard on which the levels of a rework look back, and some more, seconds. */
const LOOK_BACK_SECONDS = 1;

type Progress = Extract<FromWorklet, { type: 'progress' }>;

export interface SoundStreamOptions {
  id: number;
  intent: number;
  rateHz: number;
  /** Frames to be ahead of what is heard. */
  ringFrames: number;
  playing: boolean;
  faults: ReadonlySet<SoundFault>;
  post: (message: ToWorklet) => void;
  emit: (message: FromSound) => void;
}

/** One unbroken run of frames to the worklet: from a start or a seek on, through every track that follows gaplessly. */
export class SoundStream {
  readonly id: number;
  readonly intent: number;
  playing: boolean;
  /** Every frame was put out. */
  finished = false;
  /** No more frames follow. */
  ended = false;
  /** Those that are heard, those that follow in the ring, and for as long as a rework may look back those before. */
  private readonly segments: Segment[] = [];
  /** Place of what is heard among the segments. */
  private current = 0;
  private levels: LevelLog;
  /** Ahead of what was sent by what a cross-fade holds back. */
  private mixer: Mixer;
  private rework: StreamRework | null = null;
  private reworkWanted = false;
  private waiting = false;
  private started = false;
  private sentFrames = 0;
  private playedFrames = 0;
  private reportedFrames = 0;

  constructor(private readonly options: SoundStreamOptions) {
    this.id = options.id;
    this.intent = options.intent;
    this.playing = options.playing;
    this.levels = new LevelLog(options.rateHz);
    this.mixer = new Mixer(options.rateHz);
  }

  /** The ring has room and there may be something to put into it. */
  get hungry(): boolean {
    return !this.ended && !this.waiting && this.sentFrames - this.playedFrames < this.options.ringFrames;
  }

  /** The ring holds so little that nothing else must come before filling it. */
  get starving(): boolean {
    return this.hungry && this.sentFrames - this.playedFrames < LOW_SECONDS * this.options.rateHz;
  }

  /** What the ring holds is to be rendered again. */
  get reworking(): boolean {
    return this.reworkWanted || this.rework !== null;
  }

  /** Entry that is being decoded. */
  get producing(): number | undefined {
    return this.segments.at(-1)?.cue.entry;
  }

  /** What is heard now and where in it. */
  get heard(): { cue: Cue; seconds: number } | null {
    const segment = this.segments[this.current];
    if (!segment) return null;
    const seconds = segment.startSeconds + (this.playedFrames - segment.firstFrame) / this.options.rateHz;
    return { cue: segment.cue, seconds };
  }

  /**
   * Starts with a file at the frame nearest to `seconds`; the stream before goes on until the first block is there.
   * Throws AuralisError where no sound can be had from the file.
   */
  begin(cue: Cue, renderer: TrackRenderer, seconds: number, firstFrames: number): void {
    const { id, rateHz, playing, post, emit, intent } = this.options;
    const startSeconds = Math.round(seconds * rateHz) / rateHz;
    renderer.seek(startSeconds, treatmentOf(cue));
    this.enter(cue, renderer, startSeconds);
    const first = renderer.render(firstFrames);
    if (!first && startSeconds === 0)
      throw AuralisError.about(cue.path, 'damaged-file', { reason: 'no sound could be decoded from it' });
    emit({ type: 'opened', intent, entry: cue.entry, durationSeconds: renderer.durationSeconds });
    post({ type: 'begin', stream: id, playing, fadeIn: startSeconds > 0 });
    const producer = this.producer;
    if (first && producer) this.send(this.mixer.mix([{ segment: producer, block: first }], framesOf(first.dry)));
    else if (producer) this.endTrack(producer, 0);
  }

  /** Sends one block; false where the current track has no more. */
  feed(frames: number): boolean {
    const { segments, mixer } = this;
    const producers = segments.filter(({ endFrame }) => endFrame === null);
    const wanted = Math.min(frames, nextEdge(segments, mixer.frame) - mixer.frame);
    const parts = producers.flatMap((segment) => {
      const block = this.render(segment, wanted);
      return block ? [{ segment, block }] : [];
    });
    if (parts.length > 0) this.send(mixer.mix(parts, Math.max(...parts.map(({ block }) => framesOf(block.dry)))));
    else this.send(mixer.finish());
    return parts.length > 0;
  }

  /** Lets the next file follow the last frame of the one before. */
  append(cue: Cue, renderer: TrackRenderer): void {
    this.waiting = false;
    this.segments.at(-1)?.renderer.close();
    this.enter(cue, renderer, 0);
  }

  /**
   * Frames to be sent before what plays has to begin to fade into another track, over `seconds` or over what is left of it;
   * null while that is not in sight.
   */
  framesToFade(seconds: number): number | null {
    const { producer } = this;
    const { rateHz } = this.options;
    if (!producer || this.segments.some((one) => one !== producer && one.endFrame === null)) return null;
    const fadeFrames = Math.round(seconds * rateHz);
    const left = producer.renderer.framesLeft(fadeFrames + AHEAD_FRAMES, AHEAD_FRAMES);
    return left === null || left < SHORTEST_FADE_SECONDS * rateHz ? null : Math.max(0, left - fadeFrames);
  }

  /** Lets what plays fade into another track over all that is left of it. */
  crossfade(cue: Cue, renderer: TrackRenderer): void {
    const { producer } = this;
    const { frame: firstFrame } = this.mixer;
    const frames = producer?.renderer.framesLeft(0, 0) ?? 0;
    if (producer) producer.fadeOut = { firstFrame, frames };
    this.enter(cue, renderer, 0, frames);
  }

  end(): void {
    this.ended = true;
    this.options.post({ type: 'end', stream: this.id });
  }

  /** The next file is not open yet. */
  waitForCue(): void {
    this.waiting = true;
  }

  resumeFeeding(): void {
    this.waiting = false;
  }

  setPlaying(playing: boolean): void {
    this.playing = playing;
  }

  /**
   * Changes what is done to an entry. At once, what the worklet holds is rendered again by {@link reworkNext}; else the
   * change glides in behind it.
   */
  treat(entry: number, treatment: Treatment, transition: Transition): void {
    for (const segment of this.segments) {
      if (segment.cue.entry !== entry) continue;
      segment.cue = { ...segment.cue, ...treatment };
      if (transition === 'at-once') this.reworkWanted = true;
      else if (segment.endFrame === null) segment.renderer.glideTo(treatment);
    }
    if (transition === 'glide') this.rework?.glideTo(entry, treatment);
  }

  /** Renders the next block of what the worklet holds again; a newer wish takes the place of one that is not through. */
  reworkNext(): void {
    if (this.reworkWanted) this.rework = this.newRework();
    this.reworkWanted = false;
    if (!this.rework) return;
    const { message, done } = this.rework.next(this.mixer.frame);
    if (message) this.options.post(message);
    if (!done) return;
    this.levels = this.rework.levels;
    this.mixer = this.rework.mixer;
    this.rework = null;
  }

  /** Hands over the open file of an entry to be used in another stream, where it is this entry that is being decoded. */
  takeRenderer(entry: number, rateHz: number): TrackRenderer | null {
    const last = this.segments.at(-1);
    if (last?.cue.entry !== entry || this.options.rateHz !== rateHz) return null;
    this.segments.pop();
    return last.renderer;
  }

  progress(message: Progress): void {
    if (message.stream !== this.id) return;
    this.playedFrames = message.framesPlayed;
    const before = this.current;
    this.announceStart();
    this.announceAdvance();
    const moved = this.playedFrames - this.reportedFrames;
    const due = moved >= POSITION_SECONDS * this.options.rateHz || this.current !== before;
    if (due || (moved > 0 && !this.playing) || message.finished) this.report(message);
    if (!message.finished || this.finished) return;
    this.finished = true;
    this.options.emit({ type: 'ended', intent: this.intent });
  }

  close(): void {
    for (const { renderer } of this.segments) renderer.close();
  }

  /** The stretch that still goes on. */
  private get producer(): Segment | null {
    const last = this.segments.at(-1);
    return last?.endFrame === null ? last : null;
  }

  private enter(cue: Cue, renderer: TrackRenderer, startSeconds: number, fadeInFrames = 0): void {
    const { durationSeconds, nextFrame: rendererFrame } = renderer;
    const place = { firstFrame: this.mixer.frame, endFrame: null, fadeInFrames, fadeOut: null };
    this.segments.push({ cue, renderer, rendererFrame, startSeconds, durationSeconds, ...place });
  }

  /** The next block, shorter only at the track's end; a file that breaks midway ends there, and says why. */
  private render(segment: Segment, frames: number): RenderedBlock | null {
    const { renderer, cue } = segment;
    const blocks: RenderedBlock[] = [];
    let left = frames;
    let failure: Problem | null = null;
    try {
      while (left > 0) {
        const block = renderer.render(left);
        if (!block) break;
        blocks.push(block);
        left -= framesOf(block.dry);
      }
    } catch (thrown) {
      failure = AuralisError.from(thrown).toProblem();
    }
    if (left > 0) {
      this.endTrack(segment, this.mixer.frame + frames - left);
      const problems = failure ? [failure] : renderer.warnings;
      for (const problem of problems) this.options.emit({ type: 'warning', entry: cue.entry, problem });
    }
    return blocks.length === 0 ? null : joined(blocks);
  }

  private endTrack(segment: Segment, endFrame: number): void {
    segment.endFrame = endFrame;
    if (segment !== this.segments.at(-1)) segment.renderer.close();
  }

  private newRework(): StreamRework {
    const { id: stream, rateHz, faults } = this.options;
    const { segments, playedFrames: heardFrame } = this;
    const changesDry = ({ cue, renderer }: Segment) => renderer.dryGainDb !== cue.dryGainDb;
    const withDry = (this.rework?.withDry ?? false) || segments.some(changesDry);
    return new StreamRework({ stream, rateHz, segments, heardFrame, withDry, faults });
  }

  private send(block: RenderedBlock | null): void {
    if (!block) return;
    const { dry, wet, limiterReductionDb } = withFaults(block, this.options.faults);
    this.levels.add(dry, wet, limiterReductionDb);
    this.sentFrames += dry[0]?.length ?? 0;
    this.options.post({ type: 'block', stream: this.id, dry, wet });
  }

  private announceStart(): void {
    const entry = this.segments[this.current]?.cue.entry;
    if (this.started || this.playedFrames === 0 || entry === undefined) return;
    this.started = true;
    this.options.emit({ type: 'started', intent: this.intent, entry });
  }

  private announceAdvance(): void {
    for (;;) {
      const next = this.segments[this.current + 1];
      if (!next || this.playedFrames <= next.firstFrame + next.fadeInFrames / 2) break;
      this.current++;
      const { cue, durationSeconds } = next;
      const seconds = this.heard?.seconds ?? 0;
      this.options.emit({ type: 'advanced', intent: this.intent, entry: cue.entry, durationSeconds, seconds });
    }
    this.forgetPlayed();
  }

  /** Lets go of the tracks that no rework looks back on any more. */
  private forgetPlayed(): void {
    const needed = this.playedFrames - LOOK_BACK_SECONDS * this.options.rateHz;
    while (!this.rework && this.current > 0 && (this.segments[0]?.endFrame ?? 0) < needed) {
      this.segments.shift();
      this.current--;
    }
  }

  private report({ framesPlayed, framesBuffered, dropoutFrames }: Progress): void {
    const { heard } = this;
    if (!heard) return;
    this.reportedFrames = framesPlayed;
    this.options.emit({
      type: 'position',
      intent: this.intent,
      entry: heard.cue.entry,
      seconds: heard.seconds,
      stream: this.id,
      framesPlayed,
      framesBuffered,
      dropoutFrames,
      meters: this.levels.at(framesPlayed),
    });
  }
}
