import { AuralisError } from '../../../shared/domain/errors';
import { RING_SECONDS } from '../../../shared/sound/stream';
import type { AudioSource } from '../decode';
import { AheadSource } from './ahead-source';
import { InputHistory } from './input-history';
import { PREROLL_SECONDS, prerollSecondsFor } from './preroll';
import type { Treatment } from './protocol';
import { framesOf, type RenderedBlock } from './rendered-block';
import { TrackRework } from './track-rework';
import { TreatmentPath } from './treatment-path';

const PREROLL_BLOCK_FRAMES = 4096;
/** The ring, the pre-roll before it, what a fade holds back, and what the report of how far it was played lags behind. */
const HISTORY_SECONDS = RING_SECONDS + PREROLL_SECONDS + 0.8;

/**
 * Turns a decoded file into aligned pairs of untouched and enhanced sound, as many frames as the file has: the enhanced
 * sound lags, so the untouched one is taken from as much earlier, the first frames of both are dropped and zeros push out
 * the last.
 *
 * Where the enhancement fails the track goes on untouched, and `onChainFailure` hears why.
 */
export class TrackRenderer {
  private readonly source: AheadSource;
  private path: TreatmentPath;
  private readonly history: InputHistory;
  private next = 0;
  private flushed = false;
  /** Nothing was read since it was opened. */
  private untouched = true;

  constructor(
    readonly filePath: string,
    source: AudioSource,
    private treatment: Treatment,
    private readonly onChainFailure: (error: AuralisError) => void,
  ) {
    this.source = new AheadSource(source);
    this.history = new InputHistory(Math.ceil(HISTORY_SECONDS * this.rateHz));
    this.path = this.newPath();
  }

  /** Length of the track as far as the file tells, seconds. */
  get durationSeconds(): number | null {
    return this.source.info.durationSeconds;
  }

  get warnings(): AudioSource['warnings'] {
    return this.source.warnings;
  }

  /** Next frame to be rendered, counted as the frames to be rendered again are. */
  get nextFrame(): number {
    return this.next;
  }

  /** Gain of the untouched sound that is rendered from now on, approached or held, dB. */
  get dryGainDb(): number {
    return this.path.dryGainDb;
  }

  /** Changes what is done to the sound that is rendered from now on, without an audible step. */
  glideTo(treatment: Treatment): void {
    this.treatment = treatment;
    if (this.untouched) this.path = this.newPath();
    else this.path.glideTo(treatment);
  }

  /** Continues at the frame nearest to `seconds`, with this treatment from the first frame on. */
  seek(seconds: number, treatment: Treatment): void {
    this.treatment = treatment;
    this.path = this.newPath();
    const target = Math.round(seconds * this.rateHz);
    if (target === 0 && this.untouched) return;
    const start = Math.max(0, target - Math.round(prerollSecondsFor(treatment.plan) * this.rateHz));
    this.source.seek(start / this.rateHz);
    this.untouched = false;
    this.flushed = false;
    this.history.clear();
    let left = target - this.source.positionFrames;
    while (left > 0) {
      const block = this.source.read(Math.min(left, PREROLL_BLOCK_FRAMES));
      if (!block) break;
      this.history.append(block);
      this.path.enhance(block);
      left -= framesOf(block);
    }
    this.next = this.history.end;
  }

  /** The next block, at most `frames` frames long; null at the end. Throws AuralisError where decoding fails. */
  render(frames: number): RenderedBlock | null {
    for (;;) {
      const { path, history } = this;
      const block = this.nextInput(this.next + path.latencyFrames - history.end + frames);
      if (!block) return null;
      history.append(block);
      const wet = path.enhance(block);
      const ready = history.end - path.latencyFrames - this.next;
      if (ready <= 0) continue;
      const dry = history.read(this.next, ready);
      path.level(dry);
      this.next += ready;
      return { dry, wet: wet && cut(wet, framesOf(wet) - ready), limiterReductionDb: path.limiterReductionDb };
    }
  }

  /**
   * Renders again from `frame` on (see {@link nextFrame}) with another treatment; changes nothing of this renderer. As much
   * can be rendered again as the worklet holds, with the pre-roll before it.
   */
  rework(frame: number, treatment: Treatment, prerollFrames: number): TrackRework {
    return new TrackRework(this.history, this.newPath(treatment), frame, prerollFrames);
  }

  /** Goes on as a rework does that has rendered all that there was; without its untouched sound where that is not used. */
  adopt(rework: TrackRework, treatment: Treatment, withDry: boolean): void {
    if (!withDry) rework.path.keepDryOf(this.path);
    this.treatment = treatment;
    this.path = rework.path;
  }

  /**
   * Frames still to be rendered; null while the end is not in sight. Each call decodes up to `most` frames ahead, as long as
   * fewer than `wanted` are.
   */
  framesLeft(wanted: number, most: number): number | null {
    this.source.readAhead(wanted, most);
    const unread = this.source.framesLeft;
    return unread === null || this.flushed ? null : unread + this.history.end - this.next;
  }

  /** Lets go of the file; what was rendered can still be rendered again. */
  close(): void {
    this.source.close();
  }

  private get rateHz(): number {
    return this.source.info.sampleRateHz;
  }

  private newPath(treatment = this.treatment): TreatmentPath {
    return new TreatmentPath(treatment, this.rateHz, (thrown) => {
      const { params, message } = AuralisError.from(thrown);
      const reason = String(params.reason ?? message);
      this.onChainFailure(AuralisError.about(this.filePath, 'enhancement-failed', { reason }, { cause: thrown }));
    });
  }

  /** The file's next block, then the zeros that push out what the chain still holds. */
  private nextInput(frames: number): Float32Array[] | null {
    if (this.flushed) return null;
    this.untouched = false;
    const block = this.source.read(frames);
    if (block) return block;
    this.flushed = true;
    const { latencyFrames } = this.path;
    return latencyFrames === 0 ? null : [new Float32Array(latencyFrames), new Float32Array(latencyFrames)];
  }
}

function cut(block: readonly Float32Array[], from: number): Float32Array[] {
  return from === 0 ? [...block] : block.map((channel) => channel.slice(from));
}
