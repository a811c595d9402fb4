import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_CHANNEL_ORDER_UNSPEC,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_QUIET,
  AVIO_FLAG_WRITE,
  type AVSampleFormat,
  type FFEncoderCodec,
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
  Rational,
} from 'node-av/lib';

export interface EncodingSpec {
  muxer: string;
  encoder: FFEncoderCodec;
  /** What the encoder takes; planar formats end in P. */
  sampleFormat: AVSampleFormat;
  /** A plane or the interleaved samples as bytes, from +-1.0 floats. */
  toBytes(samples: Float32Array): Uint8Array;
  planar: boolean;
  bitRate?: number;
  muxing?: Record<string, string>;
  encoding?: Record<string, string>;
  /** Tags, by the names that the container uses. */
  tags?: Record<string, string>;
}

const check = (code: number, what: string) => FFmpegError.throwIfError(code, what);

/** Channel masks by count; more than two are the usual surround. */
const MASKS: Record<number, bigint> = { 1: 0x4n, 2: 0x3n, 3: 0x7n, 4: 0x33n, 6: 0x3fn, 8: 0x63fn };

/** Encodes a planar signal into a file of any kind: input for tests of the decoder. */
export function encodeFile(path: string, signal: Float32Array[], rateHz: number, spec: EncodingSpec): void {
  Log.setLevel(AV_LOG_QUIET);
  const codec = Codec.findEncoderByName(spec.encoder);
  if (!codec) throw new Error(`no encoder ${spec.encoder}`);
  const channelLayout = {
    nbChannels: signal.length,
    order: MASKS[signal.length] === undefined ? AV_CHANNEL_ORDER_UNSPEC : AV_CHANNEL_ORDER_NATIVE,
    mask: MASKS[signal.length] ?? 0n,
  };
  const format = new FormatContext();
  check(format.allocOutputContext2(null, spec.muxer, path), 'allocate the container');
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = rateHz;
  encoder.sampleFormat = spec.sampleFormat;
  encoder.channelLayout = channelLayout;
  encoder.timeBase = new Rational(1, rateHz);
  encoder.threadCount = 1;
  if (spec.bitRate !== undefined) encoder.bitRate = BigInt(spec.bitRate);
  if (['ipod', 'mp4', 'flac'].includes(spec.muxer)) encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  for (const [name, value] of Object.entries(spec.encoding ?? {})) check(encoder.setOption(name, value), `set ${name}`);
  // Options cannot be given here: opening frees them, and so would their owner.
  check(encoder.open2Sync(codec, null), 'open the encoder');
  const stream = format.newStream(null);
  stream.timeBase = encoder.timeBase;
  check(stream.codecpar.fromContext(encoder), 'describe the stream');
  const tags = spec.tags && Dictionary.fromObject(spec.tags);
  if (tags) format.metadata = tags;
  const io = new IOContext();
  check(io.open2Sync(`file:${path}`, AVIO_FLAG_WRITE), 'open the file');
  format.pb = io;
  const muxing = Dictionary.fromObject(spec.muxing ?? {});
  check(format.writeHeaderSync(muxing), 'write the header');
  muxing.free();
  tags?.free();

  const packet = new Packet();
  packet.alloc();
  const drain = () => {
    while (encoder.receivePacketSync(packet) >= 0) {
      packet.streamIndex = stream.index;
      packet.rescaleTs(encoder.timeBase, stream.timeBase);
      check(format.interleavedWriteFrameSync(packet), 'write a packet');
      packet.unref();
    }
  };
  const total = signal[0]?.length ?? 0;
  const step = encoder.frameSize || 4096;
  for (let at = 0; at < total; at += step) {
    const piece = signal.map((plane) => plane.subarray(at, at + step));
    const nbSamples = piece[0]?.length ?? 0;
    const frame = Frame.fromAudioBuffer(pieceBytes(piece, spec), {
      nbSamples,
      format: spec.sampleFormat,
      sampleRate: rateHz,
      channelLayout,
      timeBase: { num: 1, den: rateHz },
      pts: BigInt(at),
    });
    check(encoder.sendFrameSync(frame), 'encode');
    frame.free();
    drain();
  }
  encoder.sendFrameSync(null);
  drain();
  check(format.writeTrailerSync(), 'finish the file');
  packet.free();
  encoder.freeContext();
  format.pb = null;
  format.freeContext();
  io.closepSync();
}

function pieceBytes(piece: Float32Array[], spec: EncodingSpec): Buffer {
  if (spec.planar) return Buffer.concat(piece.map((plane) => spec.toBytes(plane)));
  const frames = piece[0]?.length ?? 0;
  const interleaved = new Float32Array(frames * piece.length);
  piece.forEach((plane, channel) => {
    for (let i = 0; i < frames; i++) interleaved[i * piece.length + channel] = plane[i] ?? 0;
  });
  return Buffer.from(spec.toBytes(interleaved));
}
