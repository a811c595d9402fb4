import { type Plan, stageOf } from '../../../shared/domain/plan';
import { Dynamics } from './dynamics';
import { Equaliser } from './equaliser';
import { FiniteGuard } from './finite-guard';
import { Gain } from './gain';
import type { Processor } from './processor';
import { StereoWidth } from './stereo-width';
import { SubsonicFilter } from './subsonic-filter';
import { TruePeakLimiter } from './true-peak-limiter';

/**
 * Carries out a plan, stage by stage: subsonic filter, tonal balance, dynamics, stereo width, make-up gain, true-peak limiter.
 * A stage that the plan lacks, or that is neutral, lets the sound pass bit by bit.
 *
 * The output lags `latencyFrames` behind, the same for every plan at one rate: plans can be exchanged while playing, and
 * untouched sound delayed by as much stays aligned. To get as many frames out as went in, feed `latencyFrames` frames of
 * zeros at the end and drop the first `latencyFrames` of what came out.
 */
export class MasteringChain implements Processor {
  readonly name = 'mastering-chain';
  readonly latencyFrames: number;
  readonly #guard = new FiniteGuard();
  readonly #subsonic: SubsonicFilter;
  readonly #equaliser: Equaliser;
  readonly #dynamics: Dynamics;
  readonly #width: StereoWidth;
  readonly #gain: Gain;
  readonly #limiter: TruePeakLimiter;

  constructor(plan: Plan, rateHz: number, channels: number) {
    this.#subsonic = new SubsonicFilter(rateHz, channels);
    this.#equaliser = new Equaliser(rateHz, channels);
    this.#dynamics = new Dynamics(rateHz);
    this.#width = new StereoWidth(rateHz, channels);
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
    return this.#guard.silenced + this.#limiter.nonFiniteSamples;
  }

  /** Exchanges the plan without a step: changes up to 0.5 dB within 20 ms, larger ones at 6 dB a second. */
  setPlan(plan: Plan): void {
    this.#apply(plan, false);
  }

  process(block: Float32Array[]): void {
    this.#guard.process(block);
    this.#subsonic.process(block);
    this.#equaliser.process(block);
    this.#dynamics.process(block);
    this.#width.process(block);
    this.#gain.process(block);
    this.#limiter.process(block);
  }

  reset(): void {
    this.#guard.reset();
    this.#subsonic.reset();
    this.#equaliser.reset();
    this.#dynamics.reset();
    this.#width.reset();
    this.#gain.reset();
    this.#limiter.reset();
  }

  #apply(plan: Plan, immediate: boolean): void {
    this.#subsonic.setCutoff(stageOf(plan, 'subsonic-filter')?.cutoffHz ?? null, { immediate });
    this.#equaliser.setBands(stageOf(plan, 'tonal-balance')?.bands ?? [], { immediate });
    this.#dynamics.setSettings(stageOf(plan, 'dynamics') ?? null, { immediate });
    this.#width.setWidthDb(stageOf(plan, 'stereo-width')?.widthDb ?? 0, { immediate });
    this.#gain.setGainDb(stageOf(plan, 'make-up-gain')?.gainDb ?? 0, { immediate });
    this.#limiter.setCeilingDb(stageOf(plan, 'true-peak-limiter')?.ceilingDbtp ?? null);
  }
}

/** The chain for a plan at a rate in Hz and a number of channels >= 1. */
export function createChain(plan: Plan, { rateHz, channels }: { rateHz: number; channels: number }): MasteringChain {
  return new MasteringChain(plan, rateHz, channels);
}
