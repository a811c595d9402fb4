import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_CHANNEL_ORDER_UNSPEC,
  AV_LOG_QUIET,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S32,
  AVIO_FLAG_WRITE,
  FF_ENCODER_FLAC,
  FF_ENCODER_PCM_F32LE,
  FF_ENCODER_PCM_S16LE,
  FF_ENCODER_PCM_S24LE,
} from 'node-av/constants';
import {
  Codec,
  CodecContext,
  Dictionary,
  FFmpegError,
  FormatContext,
  Frame,
  IOContext,
  Log,
  Packet,
  PosixError,
  Rational,
  type Stream,
} from 'node-av/lib';
import { AuralisError } from '../../../shared/domain/errors';
import { BlockQueue, type ChannelPosition, channelMask } from '../decode';
import { type OutputContainer, writingError } from './output-file';
import { Quantizer } from './quantizer';

export type SampleEncoding = 'int16' | 'int24' | 'float32';

export interface WriterOptions {
  container: OutputContainer;
  /** FLAC holds integers only. */
  encoding: SampleEncoding;
  /** To be on wherever the samples are not exact at that resolution already. */
  dither: boolean;
  rateHz: number;
  channelPositions: ChannelPosition[];
}

/** Frames handed to the encoder at once where it does not ask for a length of its own. */
const FRAME_LENGTH = 4096;

const ENCODINGS = {
  int16: { pcm: FF_ENCODER_PCM_S16LE, format: AV_SAMPLE_FMT_S16, bits: 16 },
  int24: { pcm: FF_ENCODER_PCM_S24LE, format: AV_SAMPLE_FMT_S32, bits: 24 },
  float32: { pcm: FF_ENCODER_PCM_F32LE, format: AV_SAMPLE_FMT_FLT, bits: 32 },
} as const;

/** Encodes planar blocks into a file. Either `finish` or `discard` ends it and frees everything. */
export class AudioWriter {
  /** Frames taken so far. */
  frames = 0;
  private readonly encoder = new CodecContext();
  private readonly format = new FormatContext();
  private readonly io = new IOContext();
  private readonly packet = new Packet();
  private readonly queue: BlockQueue;
  private readonly quantizer: Quantizer | null;
  private readonly stream: Stream;
  private frameLength = FRAME_LENGTH;
  private encodedFrames = 0;
  private closed = false;

  /**
   * Creates or replaces the file `path`; errors speak of `output`, the name that people know.
   * Throws AuralisError: `not-writable`, `disk-full`, or `invalid-input` for sound that the container cannot hold.
   */
  constructor(
    path: string,
    private readonly output: string,
    private readonly options: WriterOptions,
  ) {
    const { encoding, channelPositions } = options;
    this.quantizer = encoding === 'float32' ? null : new Quantizer(ENCODINGS[encoding].bits, options.dither);
    this.queue = new BlockQueue(channelPositions.length);
    Log.setLevel(AV_LOG_QUIET);
    this.packet.alloc();
    try {
      this.openEncoder();
      this.stream = this.openFile(path);
    } catch (thrown) {
      this.discard();
      throw thrown;
    }
  }

  /** Samples that were too loud for integers and were cut off. */
  get clippedSamples(): number {
    return this.quantizer?.clippedSamples ?? 0;
  }

  /** Takes the next block, one plane a channel; it is not changed, and not to be changed afterwards. */
  write(block: Float32Array[]): void {
    this.queue.push(block);
    this.frames += block[0]?.length ?? 0;
    while (this.queue.frames >= this.frameLength) this.encode(this.queue.take(this.frameLength));
  }

  /** Writes what is left and closes the file: only then it is complete. */
  finish(): void {
    try {
      if (this.queue.frames > 0) this.encode(this.queue.take(this.queue.frames));
      this.checkWriting(this.encoder.sendFrameSync(null));
      this.writePackets();
      this.checkWriting(this.format.writeTrailerSync());
      this.io.flushSync();
      this.checkWriting(this.io.error);
      this.checkWriting(this.close());
    } finally {
      this.discard();
    }
  }

  /** Closes the file as it is; the caller removes it. */
  discard(): void {
    this.close();
  }

  private openEncoder(): void {
    const { container, encoding, rateHz, channelPositions } = this.options;
    const { pcm, format, bits } = ENCODINGS[encoding];
    const codec = Codec.findEncoderByName(container === 'flac' ? FF_ENCODER_FLAC : pcm);
    const { encoder } = this;
    encoder.allocContext3(codec);
    encoder.sampleRate = rateHz;
    encoder.sampleFormat = format;
    encoder.bitsPerRawSample = bits;
    encoder.timeBase = new Rational(1, rateHz);
    encoder.channelLayout = this.channelLayout;
    encoder.threadCount = 1;
    if (!codec || encoder.open2Sync(codec, null) < 0) {
      const sound = `${channelPositions.length} channels at ${rateHz} Hz`;
      throw new AuralisError('invalid-input', { reason: `A ${container.toUpperCase()} file cannot hold ${sound}.` });
    }
    this.frameLength = encoder.frameSize || FRAME_LENGTH;
  }

  private get channelLayout() {
    const nbChannels = this.options.channelPositions.length;
    const mask = channelMask(this.options.channelPositions);
    return { nbChannels, order: mask === 0n ? AV_CHANNEL_ORDER_UNSPEC : AV_CHANNEL_ORDER_NATIVE, mask };
  }

  private openFile(path: string): Stream {
    const { format, encoder } = this;
    this.checkWriting(format.allocOutputContext2(null, this.options.container, path));
    const stream = format.newStream(null);
    stream.timeBase = encoder.timeBase;
    this.checkWriting(stream.codecpar.fromContext(encoder));
    this.checkWriting(this.io.open2Sync(`file:${path}`, AVIO_FLAG_WRITE));
    format.pb = this.io;
    const muxing = Dictionary.fromObject(this.options.container === 'wav' ? { rf64: 'auto' } : {});
    const written = format.writeHeaderSync(muxing);
    muxing.free();
    this.checkWriting(written);
    return stream;
  }

  private encode(block: Float32Array[]): void {
    const nbSamples = block[0]?.length ?? 0;
    const frame = Frame.fromAudioBuffer(this.interleave(block, nbSamples), {
      nbSamples,
      format: ENCODINGS[this.options.encoding].format,
      sampleRate: this.options.rateHz,
      channelLayout: this.channelLayout,
      timeBase: { num: 1, den: this.options.rateHz },
      pts: BigInt(this.encodedFrames),
    });
    this.encodedFrames += nbSamples;
    try {
      this.checkWriting(this.encoder.sendFrameSync(frame));
    } finally {
      frame.free();
    }
    this.writePackets();
  }

  private interleave(block: Float32Array[], frames: number): Buffer {
    const { quantizer } = this;
    const count = frames * block.length;
    if (!quantizer) {
      const samples = new Float32Array(count);
      block.forEach((plane, channel) => {
        for (let i = 0, at = channel; i < frames; i++, at += block.length) samples[at] = plane[i] as number;
      });
      return Buffer.from(samples.buffer);
    }
    // 24 bits stand left-justified in 32.
    const wide = this.options.encoding === 'int24';
    const samples = wide ? new Int32Array(count) : new Int16Array(count);
    const step = wide ? 256 : 1;
    for (const [channel, plane] of block.entries()) quantizer.quantize(plane, samples, channel, block.length, step);
    return Buffer.from(samples.buffer);
  }

  private writePackets(): void {
    const { packet, stream } = this;
    while (this.encoder.receivePacketSync(packet) >= 0) {
      packet.streamIndex = stream.index;
      packet.rescaleTs(this.encoder.timeBase, stream.timeBase);
      const written = this.format.writeFrameSync(packet);
      packet.unref();
      this.checkWriting(written);
      this.checkWriting(this.io.error);
    }
  }

  private checkWriting(code: number): void {
    if (code >= 0) return;
    const known = Object.values(PosixError).find((name) => FFmpegError.AVERROR(name) === code);
    throw writingError(this.output, known ?? FFmpegError.strerror(code));
  }

  /** Result of closing the file, which may be the first to tell that the disk is full. */
  private close(): number {
    if (this.closed) return 0;
    this.closed = true;
    this.queue.clear();
    this.packet.free();
    this.encoder.freeContext();
    this.format.pb = null;
    this.format.freeContext();
    return this.io.closepSync();
  }
}
