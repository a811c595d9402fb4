import { AuralisError, type Problem } from '../../../shared/domain/errors';
import type { Plan } from '../../../shared/domain/plan';
import type { FromWorklet, ToWorklet } from '../../../shared/sound/stream';
import { LevelLog } from './level-log';
import type { Cue, FromSound } from './protocol';
import { type SoundFault, withFaults } from './seeded-faults';
import type { RenderedBlock, TrackRenderer } from './track-renderer';

/** Played frames between two reports of the position, as seconds. */
const POSITION_SECONDS = 0.1;

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

/** A stretch of the stream that comes from one file. */
interface Segment {
  cue: Cue;
  firstFrame: number;
  startSeconds: number;
  durationSeconds: number | null;
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
  private readonly segments: Segment[] = [];
  private readonly levels: LevelLog;
  private renderer: TrackRenderer | null = null;
  private trackDone = false;
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
  }

  /** The ring has room and there may be something to put into it. */
  get hungry(): boolean {
    return !this.ended && !this.waiting && this.sentFrames - this.playedFrames < this.options.ringFrames;
  }

  /** Entry that is being decoded. */
  get producing(): number | undefined {
    return this.renderer ? this.segments.at(-1)?.cue.entry : undefined;
  }

  /** What is heard now and where in it. */
  get heard(): { cue: Cue; seconds: number } | null {
    const segment = this.segments[0];
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
    this.enter(cue, renderer, startSeconds);
    renderer.seek(startSeconds);
    const first = renderer.render(firstFrames);
    if (!first && startSeconds === 0)
      throw AuralisError.about(cue.path, 'damaged-file', { reason: 'no sound could be decoded from it' });
    emit({ type: 'opened', intent, entry: cue.entry, durationSeconds: renderer.durationSeconds });
    post({ type: 'begin', stream: id, playing, fadeIn: startSeconds > 0 });
    if (first) this.send(first);
    else this.trackDone = true;
  }

  /** Sends one block; false where the current track has no more. */
  feed(frames: number): boolean {
    const block = this.trackDone ? null : this.render(frames);
    if (block) this.send(block);
    return block !== null;
  }

  /** Lets the next file follow the last frame of the one before. */
  append(cue: Cue, renderer: TrackRenderer): void {
    this.renderer?.close();
    this.waiting = false;
    this.trackDone = false;
    this.enter(cue, renderer, 0);
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

  setPlan(entry: number, plan: Plan): void {
    for (const segment of this.segments) if (segment.cue.entry === entry) segment.cue = { ...segment.cue, plan };
    if (this.producing === entry) this.renderer?.setPlan(plan);
  }

  /** Hands over the open file of an entry to be used in another stream, where it is this entry that is being decoded. */
  takeRenderer(entry: number, rateHz: number): TrackRenderer | null {
    if (this.producing !== entry || this.options.rateHz !== rateHz) return null;
    const renderer = this.renderer;
    this.renderer = null;
    return renderer;
  }

  progress(message: Progress): void {
    if (message.stream !== this.id) return;
    this.playedFrames = message.framesPlayed;
    const before = this.segments[0]?.cue.entry;
    this.announceStart();
    this.announceAdvance();
    const moved = this.playedFrames - this.reportedFrames;
    const due = moved >= POSITION_SECONDS * this.options.rateHz || this.segments[0]?.cue.entry !== before;
    if (due || (moved > 0 && !this.playing) || message.finished) this.report(message);
    if (!message.finished || this.finished) return;
    this.finished = true;
    this.options.emit({ type: 'ended', intent: this.intent });
  }

  close(): void {
    this.renderer?.close();
    this.renderer = null;
  }

  private enter(cue: Cue, renderer: TrackRenderer, startSeconds: number): void {
    this.renderer = renderer;
    const { durationSeconds } = renderer;
    this.segments.push({ cue, firstFrame: this.sentFrames, startSeconds, durationSeconds });
  }

  /** The next block; a file that breaks midway ends there, and says why. */
  private render(frames: number): RenderedBlock | null {
    const { renderer } = this;
    const segment = this.segments.at(-1);
    if (!renderer || !segment) return null;
    let failure: Problem | null = null;
    try {
      const block = renderer.render(frames);
      if (block) return block;
    } catch (thrown) {
      failure = AuralisError.from(thrown).toProblem();
    }
    this.trackDone = true;
    const { entry } = segment.cue;
    const problems = failure ? [failure] : renderer.warnings;
    for (const problem of problems) this.options.emit({ type: 'warning', entry, problem });
    return null;
  }

  private send(block: RenderedBlock): void {
    const { dry, wet, limiterReductionDb } = withFaults(block, this.options.faults);
    this.levels.add(dry, wet, limiterReductionDb);
    this.sentFrames += dry[0]?.length ?? 0;
    this.options.post({ type: 'block', stream: this.id, dry, wet });
  }

  private announceStart(): void {
    const entry = this.segments[0]?.cue.entry;
    if (this.started || this.playedFrames === 0 || entry === undefined) return;
    this.started = true;
    this.options.emit({ type: 'started', intent: this.intent, entry });
  }

  private announceAdvance(): void {
    for (;;) {
      const next = this.segments[1];
      if (!next || this.playedFrames <= next.firstFrame) return;
      this.segments.shift();
      const { cue, durationSeconds } = next;
      this.options.emit({ type: 'advanced', intent: this.intent, entry: cue.entry, durationSeconds });
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
