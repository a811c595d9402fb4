import type { Loudness } from '../../../shared/domain/loudness';
import { LoudnessMeter, type SoundFormat } from '../analysis';
import { type LimiterResponse, LimiterResponseMeter } from './limiter-response';

/** Everything that a plan is decided from, measured in one pass over the sound. */
export class MasteringAnalysis {
  readonly #response = new LimiterResponseMeter();
  readonly #meter: LoudnessMeter;

  constructor(format: SoundFormat) {
    this.#meter = new LoudnessMeter(format, this.#response);
  }

  /** Takes the next block; its samples are not changed. */
  add(block: Float32Array[]): void {
    this.#meter.add(block);
  }

  /** What was measured of everything so far. */
  result(): { loudness: Loudness; limiterResponse: LimiterResponse | null } {
    return { loudness: this.#meter.result(), limiterResponse: this.#response.result() };
  }
}
