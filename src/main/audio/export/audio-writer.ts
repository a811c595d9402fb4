import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_CHANNEL_ORDER_UNSPEC,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_QUIET,
  AV_PKT_DATA_SKIP_SAMPLES,
  AVFMT_FLAG_BITEXACT,
  AVIO_FLAG_WRITE,
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
import { CONTAINERS, type OutputContainer, type SampleEncoding, type SampleShape, writtenRateHz } from './containers';
import { writingError } from './output-file';
import { RateAdapter } from './rate-adapter';
import { SamplePacker } from './sample-packer';

export interface WriterOptions {
  container: OutputContainer;
  /** FLAC and ALAC hold integers only; lossy containers take floating point. */
  encoding: SampleEncoding;
  /** To be on wherever the samples are not exact at that resolution already. */
  dither: boolean;
  /** Rate of what is handed in, Hz; a container that cannot have it gets the sound resampled. */
  rateHz: number;
  channelPositions: ChannelPosition[];
  /** Linear gain on the way to the encoder; 1 where not given. */
  gain?: number;
}

/** Frames handed to the encoder at once where it does not ask for a length of its own. */
const FRAME_LENGTH = 4096;

/** The library's note of samples to leave out: at the start and at the end, 32 bits each, then two reasons. */
const SKIP_BYTES = 10;
const SKIP_AT_END = 4;

const RAW_BITS = { int16: 16, int24: 24, float32: null } as const;

/** Encodes planar blocks into a file. Either `finish` or `discard` ends it and frees everything. */
export class AudioWriter {
  /** Frames taken so far, at the rate that they came in. */
  frames = 0;
  private readonly encoder = new CodecContext();
  private readonly format = new FormatContext();
  private readonly io = new IOContext();
  private readonly packet = new Packet();
  private readonly queue: BlockQueue;
  private readonly shape: SampleShape;
  private readonly packer: SamplePacker;
  private readonly adapter: RateAdapter;
  /** Rate of the file, Hz. */
  readonly writtenRateHz: number;
  private readonly stream: Stream;
  private frameLength = FRAME_LENGTH;
  /** Frames that stand in the file, at its rate. */
  writtenFrames = 0;
  private packets = 0;
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
    const { container, encoding, channelPositions, rateHz } = options;
    const shape = CONTAINERS[container].shapes[encoding];
    if (!shape) throw this.cannotHold(`samples as ${encoding}`);
    if (channelPositions.length > CONTAINERS[container].mostChannels)
      throw this.cannotHold(`${channelPositions.length} channels`);
    this.shape = shape;
    this.writtenRateHz = writtenRateHz(container, rateHz);
    this.packer = new SamplePacker(encoding, shape.planar, options.dither);
    this.queue = new BlockQueue(channelPositions.length);
    this.adapter = new RateAdapter(channelPositions.length, rateHz, this.writtenRateHz);
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
    return this.packer.clippedSamples;
  }

  /** Takes the next block, one plane a channel; it is not changed, and not to be changed afterwards. */
  write(block: Float32Array[]): void {
    this.frames += block[0]?.length ?? 0;
    this.queue.push(this.adapter.convert(block));
    this.encodeFull();
  }

  /** Writes what is left and closes the file: only then it is complete. */
  finish(): void {
    try {
      const tail = this.adapter.finish();
      if (tail) this.queue.push(tail);
      this.encodeFull();
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
    const { container, encoding, channelPositions } = this.options;
    const { encoder, shape, writtenRateHz } = this;
    const { bitRatePerChannel } = CONTAINERS[container];
    const codec = Codec.findEncoderByName(shape.encoder);
    encoder.allocContext3(codec);
    encoder.sampleRate = writtenRateHz;
    encoder.sampleFormat = shape.sampleFormat;
    if (RAW_BITS[encoding] !== null && bitRatePerChannel === null) encoder.bitsPerRawSample = RAW_BITS[encoding];
    if (bitRatePerChannel !== null) encoder.bitRate = BigInt(bitRatePerChannel * channelPositions.length);
    encoder.timeBase = new Rational(1, writtenRateHz);
    encoder.channelLayout = this.channelLayout;
    encoder.threadCount = 1;
    if (CONTAINERS[container].muxer === 'ipod') encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    if (!codec || encoder.open2Sync(codec, null) < 0)
      throw this.cannotHold(`${channelPositions.length} channels at ${writtenRateHz} Hz`);
    this.frameLength = encoder.frameSize || FRAME_LENGTH;
  }

  private cannotHold(sound: string): AuralisError {
    return new AuralisError('invalid-input', {
      reason: `A ${this.options.container.toUpperCase()} file cannot hold ${sound}.`,
    });
  }

  private get channelLayout() {
    const nbChannels = this.options.channelPositions.length;
    const mask = channelMask(this.options.channelPositions);
    return { nbChannels, order: mask === 0n ? AV_CHANNEL_ORDER_UNSPEC : AV_CHANNEL_ORDER_NATIVE, mask };
  }

  private openFile(path: string): Stream {
    const { format, encoder } = this;
    this.checkWriting(format.allocOutputContext2(null, CONTAINERS[this.options.container].muxer, path));
    // Without the library's name in front of the samples, where tags would then have to go.
    if (this.options.container === 'wav') format.setFlags(AVFMT_FLAG_BITEXACT);
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

  private encodeFull(): void {
    while (this.queue.frames >= this.frameLength) this.encode(this.queue.take(this.frameLength));
  }

  private encode(block: Float32Array[]): void {
    const nbSamples = block[0]?.length ?? 0;
    const { gain = 1 } = this.options;
    if (gain !== 1)
      for (const plane of block) for (let i = 0; i < nbSamples; i++) plane[i] = (plane[i] as number) * gain;
    const frame = Frame.fromAudioBuffer(this.packer.pack(block), {
      nbSamples,
      format: this.shape.sampleFormat,
      sampleRate: this.writtenRateHz,
      channelLayout: this.channelLayout,
      timeBase: { num: 1, den: this.writtenRateHz },
      pts: BigInt(this.writtenFrames),
    });
    this.writtenFrames += nbSamples;
    try {
      this.checkWriting(this.encoder.sendFrameSync(frame));
    } finally {
      frame.free();
    }
    this.writePackets();
  }

  private writePackets(): void {
    const { packet, stream } = this;
    while (this.encoder.receivePacketSync(packet) >= 0) {
      this.noteSurplus();
      packet.streamIndex = stream.index;
      packet.rescaleTs(this.encoder.timeBase, stream.timeBase);
      const written = this.format.writeFrameSync(packet);
      packet.unref();
      this.checkWriting(written);
      this.checkWriting(this.io.error);
    }
  }

  /**
   * LAME may end with a frame that holds nothing of the sound. The library takes off at most one frame then, which leaves up
   * to 46 samples of nothing; the header has room for the whole of it.
   */
  private noteSurplus(): void {
    const { packet, stream, frameLength } = this;
    if (this.options.container !== 'mp3') return;
    this.packets++;
    const surplus = this.packets * frameLength - stream.codecpar.initialPadding - this.writtenFrames;
    if (surplus <= frameLength || packet.getSideData(AV_PKT_DATA_SKIP_SAMPLES) === null) return;
    const skip = Buffer.alloc(SKIP_BYTES);
    skip.writeUInt32LE(surplus, SKIP_AT_END);
    packet.addSideData(AV_PKT_DATA_SKIP_SAMPLES, skip);
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
    this.adapter.close();
    this.packet.free();
    this.encoder.freeContext();
    this.format.pb = null;
    this.format.freeContext();
    return this.io.closepSync();
  }
}
