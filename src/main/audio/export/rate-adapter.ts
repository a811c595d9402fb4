import { Resampler } from '../decode';

/** Brings blocks to the rate of a file, as long as the source to the nearest frame; equal rates pass untouched. */
export class RateAdapter {
  private readonly resampler: Resampler | null;
  private framesIn = 0;
  private framesOut = 0;

  constructor(
    channels: number,
    private readonly inRateHz: number,
    private readonly outRateHz: number,
  ) {
    this.resampler = inRateHz === outRateHz ? null : new Resampler(channels, inRateHz, outRateHz);
  }

  convert(block: Float32Array[]): Float32Array[] {
    this.framesIn += block[0]?.length ?? 0;
    const converted = this.resampler ? this.resampler.convert(block) : block;
    this.framesOut += converted[0]?.length ?? 0;
    return converted;
  }

  /** The last frames, cut or filled to the length of the whole; null where there is nothing to add. */
  finish(): Float32Array[] | null {
    if (!this.resampler) return null;
    const whole = Math.round((this.framesIn * this.outRateHz) / this.inRateHz);
    const length = Math.max(0, whole - this.framesOut);
    return this.resampler.flush().map((plane) => {
      const cut = new Float32Array(length);
      cut.set(plane.subarray(0, length));
      return cut;
    });
  }

  close(): void {
    this.resampler?.close();
  }
}
