import { AuralisError, type ErrorCode, type Problem } from '../../../shared/domain/errors';
import { BlockQueue } from './block-queue';
import { type FrameStream, openStream } from './chained-stream';
import { foldToStereo } from './fold-down';
import { Resampler } from './resampler';
import type { AudioSource, AudioSourceInfo, AudioSourceOptions } from './types';

/** A file that lacks less than this, or this share, of its declared length is complete: padding and rounding. */
const SHORTFALL_SECONDS = 0.25;
const SHORTFALL_SHARE = 0.01;
const OUTPUT_RATES_HZ = { minimum: 1000, maximum: 768_000 };

/**
 * Opens a sound file for decoding.
 * Throws AuralisError: file-not-found, file-unreadable, name-too-long, file-empty, not-audio, damaged-file,
 * unsupported-format, or invalid-input for an impossible output rate.
 */
export function openAudioSource(path: string, options: AudioSourceOptions = {}): AudioSource {
  const rate = options.outputRateHz ?? null;
  if (rate !== null && !(Number.isInteger(rate) && rate >= OUTPUT_RATES_HZ.minimum && rate <= OUTPUT_RATES_HZ.maximum))
    throw new AuralisError('invalid-input', { reason: `No sound can be put out at ${rate} Hz.` });
  return new DecodedFile(path, rate, options.layout === 'stereo');
}

class DecodedFile implements AudioSource {
  readonly info: AudioSourceInfo;
  positionFrames = 0;
  private readonly stream: FrameStream;
  private readonly queue: BlockQueue;
  private resampler: Resampler | null;
  /** Frames at the output's rate that came from the stream, from the start of the sound on. */
  private convertedFrames = 0;
  private skipFrames = 0;
  private finished = false;
  private closed = false;
  private shortfall: Problem | null = null;

  constructor(
    private readonly path: string,
    outputRateHz: number | null,
    private readonly stereo: boolean,
  ) {
    this.stream = openStream(path);
    const { rateHz, channels, positions, description } = this.stream;
    this.info = {
      durationSeconds: description.durationSeconds,
      durationIsEstimate: description.durationIsEstimate,
      sampleRateHz: outputRateHz ?? rateHz,
      channels: stereo ? 2 : channels,
      channelPositions: stereo ? ['FL', 'FR'] : positions,
      sourceRateHz: rateHz,
      sourceChannels: channels,
      bitsPerSample: description.bitsPerSample,
      codec: description.codec,
      container: description.container,
    };
    this.queue = new BlockQueue(this.info.channels);
    this.resampler = this.freshResampler();
  }

  get warnings(): Problem[] {
    const { failedPieces, nonFiniteSamples } = this.stream;
    const problems: Problem[] = [];
    const note = (code: ErrorCode, count: number) => {
      if (count > 0) problems.push(AuralisError.about(this.path, code, { count }).toProblem());
    };
    note('damaged-parts', failedPieces);
    note('samples-silenced', nonFiniteSamples);
    return this.shortfall ? [...problems, this.shortfall] : problems;
  }

  read(frames: number): Float32Array[] | null {
    while (this.queue.frames < frames && !this.finished) this.fill();
    if (this.queue.frames === 0) return null;
    const block = this.queue.take(frames);
    this.positionFrames += block[0]?.length ?? 0;
    return block;
  }

  seek(seconds: number): void {
    const { sampleRateHz, sourceRateHz } = this.info;
    const target = Math.max(0, Math.round(seconds * sampleRateHz));
    const start = this.resampler
      ? Resampler.startBefore(target, sourceRateHz, sampleRateHz)
      : { inFrame: target, outFrame: target };
    this.stream.seek(start.inFrame);
    this.resampler?.close();
    this.resampler = this.freshResampler();
    this.queue.clear();
    this.finished = false;
    this.convertedFrames = start.outFrame;
    this.skipFrames = target - start.outFrame;
    this.positionFrames = target;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.finished = true;
    this.queue.clear();
    this.resampler?.close();
    this.stream.close();
  }

  private freshResampler(): Resampler | null {
    const { channels, sourceRateHz, sampleRateHz } = this.info;
    return sourceRateHz === sampleRateHz ? null : new Resampler(channels, sourceRateHz, sampleRateHz);
  }

  private fill(): void {
    const planes = this.stream.next();
    if (planes) {
      const laidOut = this.stereo ? foldToStereo(planes, this.stream.positions) : planes;
      this.push(this.resampler ? this.resampler.convert(laidOut) : laidOut);
      return;
    }
    this.finished = true;
    if (this.resampler) this.push(this.tail(this.resampler.flush()));
    this.noteShortfall();
  }

  /** The resampler's last frames, cut or filled so that the whole is as long as the source, to the nearest frame. */
  private tail(planes: Float32Array[]): Float32Array[] {
    const whole = Math.round((this.stream.positionFrames * this.info.sampleRateHz) / this.info.sourceRateHz);
    const length = Math.max(0, whole - this.convertedFrames);
    return planes.map((plane) => {
      const cut = new Float32Array(length);
      cut.set(plane.subarray(0, length));
      return cut;
    });
  }

  private push(planes: Float32Array[]): void {
    const frames = planes[0]?.length ?? 0;
    this.convertedFrames += frames;
    const skipped = Math.min(this.skipFrames, frames);
    this.skipFrames -= skipped;
    this.queue.push(skipped === 0 ? planes : planes.map((plane) => plane.subarray(skipped)));
  }

  private noteShortfall(): void {
    const { durationSeconds: declared, durationIsEstimate, sourceRateHz } = this.info;
    if (declared === null || durationIsEstimate) return;
    const decoded = this.stream.positionFrames / sourceRateHz;
    if (declared - decoded <= Math.max(SHORTFALL_SECONDS, declared * SHORTFALL_SHARE)) return;
    this.shortfall = AuralisError.about(this.path, 'truncated-file', {
      declaredSeconds: Number(declared.toFixed(1)),
      decodedSeconds: Number(decoded.toFixed(1)),
    }).toProblem();
  }
}
