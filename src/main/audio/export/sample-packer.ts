import type { SampleEncoding } from './containers';
import { Quantizer } from './quantizer';

type Samples = Int16Array | Int32Array | Float32Array;

/** Makes the bytes that an encoder takes from planar +-1.0 floats. */
export class SamplePacker {
  private readonly quantizer: Quantizer | null;

  constructor(
    private readonly encoding: SampleEncoding,
    private readonly planar: boolean,
    dither: boolean,
  ) {
    this.quantizer = encoding === 'float32' ? null : new Quantizer(encoding === 'int16' ? 16 : 24, dither);
  }

  /** Samples that were too loud for integers and were cut off. */
  get clippedSamples(): number {
    return this.quantizer?.clippedSamples ?? 0;
  }

  /** One plane after the other, or interleaved. */
  pack(block: Float32Array[]): Buffer {
    const frames = block[0]?.length ?? 0;
    const samples = this.room(frames * block.length);
    const stride = this.planar ? 1 : block.length;
    for (const [channel, plane] of block.entries())
      this.place(plane, samples, this.planar ? channel * frames : channel, stride);
    return Buffer.from(samples.buffer);
  }

  private room(count: number): Samples {
    if (this.encoding === 'int16') return new Int16Array(count);
    return this.encoding === 'int24' ? new Int32Array(count) : new Float32Array(count);
  }

  private place(plane: Float32Array, samples: Samples, first: number, stride: number): void {
    if (samples instanceof Float32Array) {
      for (let i = 0, at = first; i < plane.length; i++, at += stride) samples[at] = plane[i] as number;
      return;
    }
    // 24 bits stand left-justified in 32.
    this.quantizer?.quantize(plane, samples, first, stride, samples instanceof Int32Array ? 256 : 1);
  }
}
