import { FADE_SECONDS, type ToWorklet } from '../../../shared/sound/stream';
import { LevelLog } from './level-log';
import { nextEdge } from './mix';
import { Mixer } from './mixer';
import { PREROLL_SECONDS } from './preroll';
import { type Treatment, treatmentOf } from './protocol';
import { framesOf, joined, lastOf, type RenderedBlock } from './rendered-block';
import { type SoundFault, withFaults } from './seeded-faults';
import type { Segment } from './segment';
import type { TrackRework } from './track-rework';

/**
 * What is rendered again first, seconds: little, so that it comes soon, but more than the device takes at once, behind
 * which the report of how far it was played lags.
 */
const FIRST_SECONDS = 0.2;
const BLOCK_FRAMES = 8192;
/** Most that is rendered in one go: each gives one reading of the levels. */
const PIECE_FRAMES = 4096;
/** Sound that a momentary loudness looks back on, and some more so that a reading falls on what is heard, seconds. */
const METER_SECONDS = 0.5;

export interface StreamReworkOptions {
  stream: number;
  rateHz: number;
  /** Stretches of the stream, in order; more may follow while the rework goes on. */
  segments: readonly Segment[];
  /** Frame of the stream that is heard about now. */
  heardFrame: number;
  /** Whether the untouched sound changes as well. */
  withDry: boolean;
  faults: ReadonlySet<SoundFault>;
}

interface TrackInRework {
  rework: TrackRework;
  treatment: Treatment;
}

/**
 * Renders again what the worklet holds of a stream, with what is now wanted of each of its tracks, from what is heard on
 * until it has caught up with what is being sent. Every block fades in from what the ring held and, as long as another
 * follows, back to it at its end: a block that comes late leaves no step. The next one replaces that end.
 */
export class StreamRework {
  readonly withDry: boolean;
  readonly levels: LevelLog;
  /** Ahead of what comes out of it by what a cross-fade holds back. */
  readonly mixer: Mixer;
  private readonly tracks = new Map<Segment, TrackInRework>();
  private readonly fadeFrames: number;
  /** Next frame of the stream that comes out of the mixer. */
  private frame: number;
  private sentAnything = false;
  private tail: RenderedBlock | null = null;

  constructor(private readonly options: StreamReworkOptions) {
    const { rateHz, segments, heardFrame, withDry } = options;
    this.withDry = withDry;
    this.fadeFrames = Math.round(FADE_SECONDS * rateHz);
    this.frame = Math.max(segments[0]?.firstFrame ?? 0, heardFrame - Math.round(METER_SECONDS * rateHz));
    this.mixer = new Mixer(rateHz, this.frame);
    this.levels = new LevelLog(rateHz, this.frame);
    while (this.mixer.frame < heardFrame) this.render(heardFrame);
  }

  /**
   * Renders the next block, up to the stream's frame `mixedFrames` at most, the next that is to be mixed. Once that is
   * reached, the tracks' renderers go on as this did, and it is over.
   */
  next(mixedFrames: number): { message: ToWorklet | null; done: boolean } {
    const { rateHz, stream } = this.options;
    const wanted = this.sentAnything ? BLOCK_FRAMES : Math.round(FIRST_SECONDS * rateHz);
    const blocks: RenderedBlock[] = this.tail ? [this.tail] : [];
    for (let left = wanted; left > 0 && this.mixer.frame < mixedFrames; ) {
      const block = this.render(Math.min(mixedFrames, this.mixer.frame + left));
      if (block) blocks.push(block);
      left -= block ? framesOf(block.dry) : 0;
    }
    const done = this.mixer.frame === mixedFrames;
    if (done) this.hand();
    if (blocks.length === 0) return { message: null, done };
    const whole = joined(blocks);
    const fromFrame = this.frame - framesOf(whole.dry);
    this.tail = lastOf(whole, this.fadeFrames);
    const fadeIn = !this.sentAnything;
    this.sentAnything = true;
    const { dry, wet } = whole;
    const halves = { dry: this.withDry ? dry : null, wet: wet ?? dry };
    return { message: { type: 'rework', stream, fromFrame, ...halves, fadeIn, fadeOut: !done }, done };
  }

  /** Lets a treatment glide in that came while this went on. */
  glideTo(entry: number, treatment: Treatment): void {
    for (const [{ cue }, track] of this.tracks) {
      if (cue.entry !== entry) continue;
      track.treatment = treatment;
      track.rework.path.glideTo(treatment);
    }
  }

  /** Mixes the next piece; null where nothing comes out of it that is not heard already. */
  private render(target: number): RenderedBlock | null {
    const { segments, faults, heardFrame } = this.options;
    const { frame } = this.mixer;
    const end = Math.min(target, frame + PIECE_FRAMES, nextEdge(segments, frame));
    const here = segments.filter((one) => one.firstFrame <= frame && frame < (one.endFrame ?? target));
    const parts = here.map((segment) => ({ segment, block: this.trackOf(segment).rework.render(end - frame) }));
    const mixed = this.mixer.mix(parts, end - frame);
    if (!mixed) return null;
    const block = withFaults(mixed, faults);
    this.levels.add(block.dry, block.wet, block.limiterReductionDb);
    this.frame += framesOf(block.dry);
    const unheard = Math.min(framesOf(block.dry), this.frame - heardFrame);
    return unheard > 0 ? lastOf(block, unheard) : null;
  }

  private trackOf(segment: Segment): TrackInRework {
    const known = this.tracks.get(segment);
    if (known) return known;
    const treatment = treatmentOf(segment.cue);
    const frame = segment.rendererFrame + this.mixer.frame - segment.firstFrame;
    const prerollFrames = Math.round((PREROLL_SECONDS - METER_SECONDS) * this.options.rateHz);
    const track = { treatment, rework: segment.renderer.rework(frame, treatment, prerollFrames) };
    this.tracks.set(segment, track);
    return track;
  }

  private hand(): void {
    for (const segment of this.options.segments) {
      if (segment.endFrame !== null) continue;
      const track = this.tracks.get(segment);
      if (track) segment.renderer.adopt(track.rework, track.treatment, this.withDry);
      else segment.renderer.glideTo(treatmentOf(segment.cue));
    }
  }
}
