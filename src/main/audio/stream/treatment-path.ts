import { AuralisError } from '../../../shared/domain/errors';
import { DEFAULT_ENHANCEMENT, type Plan } from '../../../shared/domain/plan';
import { createChain, Gain, type MasteringChain } from '../dsp';
import type { Treatment } from './protocol';

/** Leaves the sound as it is, with the same latency as any plan. */
const NEUTRAL: Plan = { basis: 'unmeasured', request: DEFAULT_ENHANCEMENT, stages: [] };

/**
 * Carries out what is decided for one track: the mastering chain and a gain for the enhanced sound, a gain for the untouched
 * one. Where the chain fails the track goes on untouched, and `onFailure` hears why.
 */
export class TreatmentPath {
  /** By how many frames the enhanced sound lags behind, the same for every treatment. */
  readonly latencyFrames: number;
  private chain: MasteringChain | null = null;
  private dryGain: Gain;
  private readonly wetGain: Gain;

  constructor(
    treatment: Treatment,
    rateHz: number,
    private readonly onFailure: (thrown: unknown) => void,
  ) {
    this.dryGain = new Gain(rateHz);
    this.wetGain = new Gain(rateHz);
    this.dryGain.setGainDb(treatment.dryGainDb, { immediate: true });
    this.wetGain.setGainDb(treatment.wetGainDb, { immediate: true });
    const shape = { rateHz, channels: 2 };
    this.guard(() => {
      this.chain = createChain(treatment.plan ?? NEUTRAL, shape);
    });
    this.latencyFrames = (this.chain ?? createChain(NEUTRAL, shape)).latencyFrames;
  }

  /** Most that the limiter took away within the last block, dB >= 0. */
  get limiterReductionDb(): number {
    return this.chain?.limiterReductionDb ?? 0;
  }

  /** Gain of the untouched sound that is being approached or held, dB. */
  get dryGainDb(): number {
    return this.dryGain.gainDb;
  }

  /** Moves to another treatment without an audible step. */
  glideTo({ plan, dryGainDb, wetGainDb }: Treatment): void {
    this.guard(() => {
      if (plan) this.chain?.setPlan(plan);
    });
    this.dryGain.setGainDb(dryGainDb);
    this.wetGain.setGainDb(wetGainDb);
  }

  /** Goes on with the untouched sound's gain where another path stands with it. */
  keepDryOf(other: TreatmentPath): void {
    this.dryGain = other.dryGain;
  }

  /** The track's next block enhanced, `latencyFrames` late; null where there is no enhancement. */
  enhance(block: readonly Float32Array[]): Float32Array[] | null {
    const { chain } = this;
    if (!chain) return null;
    const wet = block.map((channel) => channel.slice());
    this.guard(() => {
      chain.process(wet);
      // What is decoded is finite, so what is not was made by the enhancement; its limiter turns that into silence.
      const broken = chain.nonFiniteSamples > 0 || !wet.every(allFinite);
      if (broken) throw new AuralisError('internal', { reason: 'it gave values that are no sound' });
      this.wetGain.process(wet);
    });
    return this.chain ? wet : null;
  }

  /** Gives the untouched sound its gain, in place; at 0 dB no sample changes. */
  level(dry: Float32Array[]): void {
    this.dryGain.process(dry);
  }

  /** Runs a step of the enhancement; its failure ends the enhancement, never the music. */
  private guard(step: () => void): void {
    try {
      step();
    } catch (thrown) {
      this.chain = null;
      this.onFailure(thrown);
    }
  }
}

function allFinite(channel: Float32Array): boolean {
  for (const value of channel) if (!Number.isFinite(value)) return false;
  return true;
}
