import { AV_CHANNEL_ORDER_UNSPEC, AV_SAMPLE_FMT_DBLP } from 'node-av/constants';
import { FFmpegError, SoftwareResampleContext } from 'node-av/lib';
import { AuralisError } from '../../../shared/domain/errors';

/** Length of the windowed-sinc filter, samples of the slower rate; with what follows it aliases, and leaves images, under -130 dB. */
const FILTER_SAMPLES = 256;
const CUTOFF = 0.97;
/** Of the filter's Kaiser window: what it stops is 127 dB down. */
const KAISER_BETA = 13;
/** Phases of the filter that can be exact; a ratio that needs more is interpolated between them. */
const EXACT_PHASES = 1024;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Changes the rate in double precision, time-aligned: the first frame out stands where the first frame in stood. */
export class Resampler {
  private readonly context = new SoftwareResampleContext();
  private readonly outStep: number;
  private readonly inStep: number;

  /** Rates in Hz. Throws AuralisError `internal` where the library refuses them. */
  constructor(
    private readonly channels: number,
    readonly inRateHz: number,
    readonly outRateHz: number,
  ) {
    const divisor = gcd(inRateHz, outRateHz);
    this.inStep = inRateHz / divisor;
    this.outStep = outRateHz / divisor;
    const layout = { nbChannels: channels, order: AV_CHANNEL_ORDER_UNSPEC, mask: 0n };
    this.check(this.context.allocSetOpts2(layout, AV_SAMPLE_FMT_DBLP, outRateHz, layout, AV_SAMPLE_FMT_DBLP, inRateHz));
    this.check(this.context.setOption('filter_size', FILTER_SAMPLES));
    this.check(this.context.setOption('cutoff', CUTOFF));
    this.check(this.context.setOption('kaiser_beta', KAISER_BETA));
    this.check(this.context.setOption('internal_sample_fmt', AV_SAMPLE_FMT_DBLP));
    if (this.outStep > EXACT_PHASES) this.check(this.context.setOption('linear_interp', 1));
    this.check(this.context.init());
  }

  /**
   * Where to start so that a fresh resampler, fed from `inFrame` on, gives at `outFrame` and after it has settled before
   * `target` (a frame of the output) the very samples of one that ran from the start: both rates have a frame there.
   */
  static startBefore(target: number, inRateHz: number, outRateHz: number): { inFrame: number; outFrame: number } {
    const divisor = gcd(inRateHz, outRateHz);
    const settle = 2 * FILTER_SAMPLES * Math.max(1, Math.ceil(inRateHz / outRateHz));
    const steps = Math.floor(((target * inRateHz) / outRateHz - settle) / (inRateHz / divisor));
    const start = Math.max(0, steps);
    return { inFrame: start * (inRateHz / divisor), outFrame: start * (outRateHz / divisor) };
  }

  convert(planes: Float32Array[]): Float32Array[] {
    const frames = planes[0]?.length ?? 0;
    return this.run(
      planes.map((plane) => Buffer.from(Float64Array.from(plane).buffer)),
      frames,
    );
  }

  /** What is still inside after the last frame in. */
  flush(): Float32Array[] {
    return this.run(null, 0);
  }

  close(): void {
    this.context.free();
  }

  private run(input: Buffer[] | null, frames: number): Float32Array[] {
    const room = Math.ceil(((frames + 2 * FILTER_SAMPLES) * this.outStep) / this.inStep) + 4 * FILTER_SAMPLES;
    const output = Array.from({ length: this.channels }, () => Buffer.alloc(room * 8));
    const count = this.check(this.context.convertSync(output, room, input, frames));
    return output.map((buffer) => Float32Array.from(new Float64Array(buffer.buffer, buffer.byteOffset, count)));
  }

  private check(code: number): number {
    if (code < 0) throw new AuralisError('internal', { reason: `resampling: ${FFmpegError.strerror(code)}` });
    return code;
  }
}
