import type { Plan } from '../../../shared/domain/plan';
import { Gain } from './gain';
import type { Processor } from './processor';
import { TruePeakLimiter } from './true-peak-limiter';

/**
 * Carries out a plan: make-up gain, then true-peak limiter. A plan without a stage, or with a gain of 0 dB and nothing over
 * the ceiling, lets the sound pass bit by bit.
 *
 * The output lags `latencyFrames` behind, the same for every plan at one rate: plans can be exchanged while playing, and
 * untouched sound delayed by as much stays aligned. To get as many frames out as went in, feed `latencyFrames` frames of
 * zeros at the end and drop the first `latencyFrames` of what came out.
 */
export class MasteringChain implements Processor {
  readonly name = 'mastering-chain';
  readonly latencyFrames: number;
  readonly #gain: Gain;
  readonly #limiter: TruePeakLimiter;

  constructor(plan: Plan, rateHz: number, channels: number) {
    this.#gain = new Gain(rateHz);
    this.#limiter = new TruePeakLimiter(rateHz, channels);
    this.latencyFrames = this.#limiter.latencyFrames;
    this.#apply(plan, true);
  }

  /** Most reduction by the limiter within the last block, dB >= 0. */
  get limiterReductionDb(): number {
    return this.#limiter.reductionDb;
  }

  /** Samples that were NaN or infinite and became silence, since the start or the last reset. */
  get nonFiniteSamples(): number {
    return this.#limiter.nonFiniteSamples;
  }

  /** Exchanges the plan without a step: up to 0.5 dB of gain within 20 ms, more than that at 6 dB a second. */
  setPlan(plan: Plan): void {
    this.#apply(plan, false);
  }

  process(block: Float32Array[]): void {
    this.#gain.process(block);
    this.#limiter.process(block);
  }

  reset(): void {
    this.#gain.reset();
    this.#limiter.reset();
  }

  #apply(plan: Plan, immediate: boolean): void {
    let gainDb = 0;
    let ceilingDbtp: number | null = null;
    for (const stage of plan.stages) {
      if (stage.name === 'make-up-gain') gainDb = stage.gainDb;
      else ceilingDbtp = stage.ceilingDbtp;
    }
    this.#gain.setGainDb(gainDb, { immediate });
    this.#limiter.setCeilingDb(ceilingDbtp);
  }
}

/** The chain for a plan at a rate in Hz and a number of channels >= 1. */
export function createChain(plan: Plan, { rateHz, channels }: { rateHz: number; channels: number }): MasteringChain {
  return new MasteringChain(plan, rateHz, channels);
}
