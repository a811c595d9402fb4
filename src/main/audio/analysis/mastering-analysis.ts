import type { Loudness } from '../../../shared/domain/loudness';
import { type LimiterResponse, MAXIMUM_LIMITING_DB } from '../mastering';
import { LimiterResponseMeter } from './limiter-response-meter';
import { LoudnessMeter } from './loudness-meter';
import type { SoundFormat } from './power-bins';

/** Everything that a plan is decided from, measured in one pass over the sound. */
export class MasteringAnalysis {
  readonly #response = new LimiterResponseMeter();
  readonly #meter: LoudnessMeter;
  #squares = 0;
  #samples = 0;

  constructor(format: SoundFormat) {
    this.#meter = new LoudnessMeter(format, this.#response, MAXIMUM_LIMITING_DB);
  }

  /** Takes the next block; its samples are not changed. */
  add(block: Float32Array[]): void {
    this.#meter.add(block);
    let squares = 0;
    for (const channel of block) {
      for (let i = 0; i < channel.length; i++) squares += (channel[i] as number) ** 2;
      this.#samples += channel.length;
    }
    if (Number.isFinite(squares)) this.#squares += squares;
  }

  /** What was measured of everything so far; `crestDb` is the true peak over the root mean square, null for silence. */
  result(): { loudness: Loudness; limiterResponse: LimiterResponse | null; crestDb: number | null } {
    const loudness = this.#meter.result();
    const power = this.#squares / Math.max(1, this.#samples);
    const crestDb =
      loudness.truePeakDbtp === null || power === 0 ? null : loudness.truePeakDbtp - 10 * Math.log10(power);
    return { loudness, limiterResponse: this.#response.result(), crestDb };
  }
}
