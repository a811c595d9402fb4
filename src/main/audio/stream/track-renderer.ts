import { AuralisError } from '../../../shared/domain/errors';
import { DEFAULT_ENHANCEMENT, type Plan } from '../../../shared/domain/plan';
import type { AudioSource } from '../decode';
import { createChain, DelayLine, type MasteringChain } from '../dsp';

/** Sound heard by the chain before a seek's target, so that its limiter is where playing from the start had put it. */
const PREROLL_SECONDS = 1.5;
const PREROLL_BLOCK_FRAMES = 4096;

/** Leaves the sound as it is, with the same latency as any plan. */
const NEUTRAL: Plan = { basis: 'unmeasured', request: DEFAULT_ENHANCEMENT, stages: [] };

/** A block of a track, untouched and enhanced, sample-aligned. */
export interface RenderedBlock {
  dry: Float32Array[];
  wet: Float32Array[] | null;
  limiterReductionDb: number;
}

/**
 * Turns a decoded file into aligned pairs of untouched and enhanced sound, as many frames as the file has: the chain lags,
 * so the untouched sound is delayed by as much, the first frames of both are dropped and zeros push out the last.
 *
 * Where the chain fails the track goes on untouched, and `onChainFailure` hears why.
 */
export class TrackRenderer {
  private chain: MasteringChain | null;
  private delays: DelayLine[] = [];
  private skipFrames = 0;
  private flushFrames = 0;
  private flushed = false;
  /** Nothing was read since it was opened. */
  private untouched = true;

  constructor(
    readonly path: string,
    private readonly source: AudioSource,
    private plan: Plan | null,
    private readonly onChainFailure: (error: AuralisError) => void,
  ) {
    this.chain = this.begin();
  }

  /** Length of the track as far as the file tells, seconds. */
  get durationSeconds(): number | null {
    return this.source.info.durationSeconds;
  }

  get warnings(): AudioSource['warnings'] {
    return this.source.warnings;
  }

  /** Exchanges the plan without an audible step; it is heard once what is already rendered was played. */
  setPlan(plan: Plan): void {
    this.plan = plan;
    if (this.untouched) this.chain = this.begin();
    else this.guard(() => this.chain?.setPlan(plan));
  }

  /** Continues at the frame nearest to `seconds`. */
  seek(seconds: number): void {
    const target = Math.round(seconds * this.rateHz);
    if (target === 0 && this.untouched) return;
    const start = Math.max(0, target - Math.round(PREROLL_SECONDS * this.rateHz));
    this.source.seek(start / this.rateHz);
    this.untouched = false;
    this.chain = this.begin();
    let left = target - this.source.positionFrames;
    while (left > 0) {
      const block = this.source.read(Math.min(left, PREROLL_BLOCK_FRAMES));
      if (!block) return;
      this.align(block);
      left -= length(block);
    }
    this.skipFrames = this.latencyFrames;
  }

  /** The next block, at most `frames` frames long; null at the end. Throws AuralisError where decoding fails. */
  render(frames: number): RenderedBlock | null {
    for (;;) {
      const block = this.nextInput(frames + this.skipFrames);
      if (!block) return null;
      const pair = this.align(block);
      const skipped = Math.min(this.skipFrames, length(block));
      this.skipFrames -= skipped;
      if (skipped === length(block)) continue;
      return skipped === 0 ? pair : { ...pair, dry: cut(pair.dry, skipped), wet: pair.wet && cut(pair.wet, skipped) };
    }
  }

  close(): void {
    this.source.close();
  }

  private get rateHz(): number {
    return this.source.info.sampleRateHz;
  }

  private get latencyFrames(): number {
    return this.delays[0]?.frames ?? 0;
  }

  private begin(): MasteringChain | null {
    let chain: MasteringChain | null = null;
    this.guard(() => {
      chain = createChain(this.plan ?? NEUTRAL, { rateHz: this.rateHz, channels: 2 });
    });
    const latency = (chain as MasteringChain | null)?.latencyFrames ?? 0;
    this.delays = [new DelayLine(latency), new DelayLine(latency)];
    this.skipFrames = latency;
    this.flushFrames = latency;
    this.flushed = false;
    return chain;
  }

  /** The file's next block, then the zeros that push out what the chain still holds. */
  private nextInput(frames: number): Float32Array[] | null {
    if (this.flushed) return null;
    this.untouched = false;
    const block = this.source.read(frames);
    if (block) return block;
    this.flushed = true;
    return this.flushFrames === 0 ? null : [new Float32Array(this.flushFrames), new Float32Array(this.flushFrames)];
  }

  private align(block: Float32Array[]): RenderedBlock {
    let wet: Float32Array[] | null = null;
    if (this.chain) {
      const processed = block.map((channel) => channel.slice());
      this.guard(() => {
        this.chain?.process(processed);
        // What is decoded is finite, so what is not was made by the enhancement; its limiter turns that into silence.
        const broken = (this.chain?.nonFiniteSamples ?? 0) > 0 || !processed.every(allFinite);
        if (broken) throw new AuralisError('internal', { reason: 'it gave values that are no sound' });
        wet = processed;
      });
    }
    const dry = block.map((channel, index) => {
      const delayed = channel.slice();
      this.delays[index]?.process(delayed, 0, delayed.length);
      return delayed;
    });
    return { dry, wet, limiterReductionDb: this.chain?.limiterReductionDb ?? 0 };
  }

  /** Runs a step of the enhancement; its failure ends the enhancement of this track, never the music. */
  private guard(step: () => void): void {
    try {
      step();
    } catch (thrown) {
      this.chain = null;
      const { params, message } = AuralisError.from(thrown);
      const reason = String(params.reason ?? message);
      this.onChainFailure(AuralisError.about(this.path, 'enhancement-failed', { reason }, { cause: thrown }));
    }
  }
}

function length(block: readonly Float32Array[]): number {
  return block[0]?.length ?? 0;
}

function cut(block: readonly Float32Array[], from: number): Float32Array[] {
  return block.map((channel) => channel.slice(from));
}

function allFinite(channel: Float32Array): boolean {
  for (const value of channel) if (!Number.isFinite(value)) return false;
  return true;
}
