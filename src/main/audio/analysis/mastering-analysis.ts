import type { Loudness } from '../../../shared/domain/loudness';
import { type LimiterResponse, MAXIMUM_LIMITING_DB } from '../mastering';
import { LimiterResponseMeter } from './limiter-response-meter';
import { LoudnessMeter } from './loudness-meter';
import type { SoundFormat } from './power-bins';

/** Everything that a plan is decided from, measured in one pass over the sound. */
export class MasteringAnalysis {
  readonly #response = new LimiterResponseMeter();
  readonly #meter: LoudnessMeter;

  constructor(format: SoundFormat) {
    this.#meter = new LoudnessMeter(format, this.#response, MAXIMUM_LIMITING_DB);
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
