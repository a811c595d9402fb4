import {
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_FLAC,
  AV_CODEC_ID_MP3,
  AV_CODEC_PROP_LOSSLESS,
  AV_LOG_QUIET,
  AV_NOPTS_VALUE,
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVSEEK_FLAG_BACKWARD,
} from 'node-av/constants';
import {
  avGetCodecName,
  Codec,
  CodecContext,
  Dictionary,
  FormatContext,
  Frame,
  Log,
  Packet,
  type Stream,
} from 'node-av/lib';
import { AuralisError } from '../../../shared/domain/errors';
import { CONTAINERS } from './containers';
import { beginsLikeSound, checkFile, declaredWaveBytes, declaresMpegFrames, reasonOfNonsense } from './file-check';
import { channelPositions } from './fold-down';
import type { ByteRange } from './ogg-links';
import { framePlanes, integerBits } from './planes';
import type { ChannelPosition } from './types';

/** Containers that are nothing but the frames one after the other, without a place to note how many. */
const BARE_STREAMS = ['mp3', 'aac', 'ac3', 'eac3', 'amr', 'loas', 'dts', 'truehd', 'mlp'];

/** Enough to tell compressed surround sound from samples; the library would read 5 MB for that, for 80 ms. */
const WAVE_PROBE_BYTES = 32_768n;

const MINIMUM_RATE_HZ = 1000;
const MAXIMUM_RATE_HZ = 768_000;
const MAXIMUM_CHANNELS = 16;
/** The library's own measure: from here on the content itself speaks for the format. */
const CONVINCING_PROBE_SCORE = 25;
/** Failed pieces after which a file without good ones, or with fewer of them and a doubtful format, is given up. */
const FAILURES_UNTIL_REFUSAL = 200;

/** One decoded piece, in the file's own rate and channels of that moment. */
export interface DecodedPiece {
  planes: Float32Array[];
  positions: ChannelPosition[];
  rateHz: number;
  /** When the piece starts, seconds of the file's own clock as frames at `rateHz`; null where the file does not say. */
  clockFrames: number | null;
}

export interface MediaDescription {
  rateHz: number;
  channels: number;
  positions: ChannelPosition[];
  bitsPerSample: number | null;
  codec: string;
  container: string;
  durationSeconds: number | null;
  durationIsEstimate: boolean;
}

/** The first sound stream of a file, demultiplexed and decoded piece by piece. */
export class MediaFile {
  private readonly format: FormatContext;
  private decoder = new CodecContext();
  private readonly packet = new Packet();
  private readonly frame = new Frame();
  private readonly stream: Stream;
  private readonly streamIndex: number;
  /** Unit of the file's clock. */
  private readonly tickSeconds: number;
  private positions: ChannelPosition[] = [];
  private ended = false;
  private closed = false;
  /** Pieces that could not be decoded since the opening. */
  failedPieces = 0;
  private decodedPieces = 0;
  /** The first bytes of the file. */
  private readonly head: Uint8Array;
  readonly description: MediaDescription;

  /** Opens the file, or a stretch of it that is a file by itself. Throws AuralisError: file-*, name-too-long, not-audio, damaged-file, unsupported-format. */
  constructor(
    private readonly path: string,
    private readonly range: ByteRange | null = null,
  ) {
    this.head = checkFile(path);
    Log.setLevel(AV_LOG_QUIET);
    this.format = new FormatContext();
    this.packet.alloc();
    this.frame.alloc();
    try {
      this.stream = this.open();
      this.streamIndex = this.stream.index;
      this.tickSeconds = this.stream.timeBase.num / this.stream.timeBase.den;
      this.description = this.describe();
    } catch (thrown) {
      this.close();
      throw thrown;
    }
  }

  /** The next piece, or null at the end of the file. Throws `damaged-file` where nothing at all can be decoded. */
  next(): DecodedPiece | null {
    for (;;) {
      const received = this.decoder.receiveFrameSync(this.frame);
      if (received >= 0) {
        const piece = this.takeFrame();
        if (piece) {
          this.decodedPieces++;
          return piece;
        }
        continue;
      }
      if (received === AVERROR_EOF || this.ended) return null;
      this.feed();
    }
  }

  /** Continues at or before this place of the file's own clock; false where the file cannot do that. */
  seekClock(seconds: number): boolean {
    const timestamp = BigInt(Math.max(0, Math.floor(seconds / this.tickSeconds)));
    if (this.format.seekFrameSync(this.streamIndex, timestamp, AVSEEK_FLAG_BACKWARD) < 0) return false;
    this.decoder.flushBuffers();
    this.ended = false;
    return true;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.frame.free();
    this.packet.free();
    this.decoder.freeContext();
    this.format.closeInputSync();
  }

  /** Frames between two ticks of the file's own clock. */
  get clockStepFrames(): number {
    return this.tickSeconds * this.description.rateHz;
  }

  /** Whether only the name of the file speaks for its format: arbitrary bytes hold accidental pieces of sound, too. */
  get isGuess(): boolean {
    return this.format.probeScore < CONVINCING_PROBE_SCORE;
  }

  /** What to say of a file that holds no sound that can be decoded. */
  noSound(reason: string): AuralisError {
    return beginsLikeSound(this.head)
      ? AuralisError.about(this.path, 'damaged-file', { reason })
      : AuralisError.about(this.path, 'not-audio');
  }

  private open(): Stream {
    const noSound = () => this.noSound(reasonOfNonsense(this.path, this.head));
    const { range } = this;
    const file = `file:${this.path}`;
    const address = range ? `subfile,,start,${range.start},end,${range.end},,:${file}` : file;
    const protocols = range ? 'file,subfile' : 'file';
    const options = Dictionary.fromObject({ format_whitelist: CONTAINERS, protocol_whitelist: protocols });
    const opened = this.format.openInputSync(address, null, options);
    options.free();
    if (opened < 0) throw noSound();
    if (this.format.iformat?.name === 'wav') this.format.probesize = WAVE_PROBE_BYTES;
    if (this.format.findStreamInfoSync(null) < 0) throw noSound();
    const index = this.format.findBestStream(AVMEDIA_TYPE_AUDIO);
    const stream = index < 0 ? undefined : this.format.streams[index];
    if (!stream) throw this.holdsOtherMedia() ? AuralisError.about(this.path, 'not-audio') : noSound();
    const parameters = stream.codecpar;
    const codec = Codec.findDecoder(parameters.codecId);
    if (!codec) throw this.unsupported('there is no decoder for its kind of sound');
    if (!this.openDecoder(this.decoder, codec, stream)) throw noSound();
    return stream;
  }

  private openDecoder(decoder: CodecContext, codec: Codec, { codecpar, timeBase }: Stream, header = true): boolean {
    decoder.allocContext3(codec);
    decoder.threadCount = 1;
    if (codecpar.toContext(decoder) < 0) return false;
    if (!header) decoder.extraData = null;
    decoder.pktTimebase = timeBase;
    return decoder.open2Sync(codec, null) >= 0;
  }

  /** Pictures or text are there, but not even a sound stream that makes no sense. */
  private holdsOtherMedia(): boolean {
    const types = this.format.streams.map((stream) => stream.codecpar.codecType);
    return types.length > 0 && !types.includes(AVMEDIA_TYPE_AUDIO);
  }

  private describe(): MediaDescription {
    const parameters = this.stream.codecpar;
    const { sampleRate, channels } = parameters;
    if (sampleRate < MINIMUM_RATE_HZ || sampleRate > MAXIMUM_RATE_HZ)
      throw this.unsupported(`its sampling rate is given as ${sampleRate} Hz`);
    if (channels < 1 || channels > MAXIMUM_CHANNELS) throw this.unsupported(`it has ${channels} channels`);
    const lossless = (parameters.codecProperties & AV_CODEC_PROP_LOSSLESS) !== 0;
    const integer = integerBits(parameters.format);
    const bits = parameters.bitsPerRawSample || parameters.bitsPerCodedSample || integer || null;
    return {
      rateHz: sampleRate,
      channels,
      positions: channelPositions(channels, parameters.channelLayout.mask),
      bitsPerSample: lossless && integer !== null ? bits : null,
      codec: avGetCodecName(parameters.codecId) ?? 'unknown',
      container: this.format.iformat?.name?.split(',')[0] ?? 'unknown',
      ...this.declaredDuration(sampleRate),
    };
  }

  /** What the container says, without the encoder's delay; where MPEG streams say nothing, the bit rate gives a guess. */
  private declaredDuration(rateHz: number) {
    const container = this.format.iformat?.name ?? '';
    const { duration, startTime, codecpar } = this.stream;
    const tick = this.tickSeconds;
    const waveBytes = container === 'wav' && codecpar.bitRate > 0n ? declaredWaveBytes(this.path) : null;
    if (waveBytes !== null)
      return { durationSeconds: (waveBytes * 8) / Number(codecpar.bitRate), durationIsEstimate: false };
    const declared = duration > 0n ? Number(duration) * tick : Number(this.format.duration) / 1e6;
    /** Edit lists have shortened the one already, but not what iTunes notes beside them. */
    const delay = container.startsWith('mov')
      ? Math.max(0, Number(startTime) * tick)
      : codecpar.initialPadding / rateHz;
    const durationIsEstimate =
      BARE_STREAMS.includes(container) && !(container === 'mp3' && declaresMpegFrames(this.path));
    return { durationSeconds: declared > delay ? declared - delay : null, durationIsEstimate };
  }

  /** Gives the decoder the next packet of our stream, or tells it that there are no more. */
  private feed(): void {
    for (;;) {
      if (this.format.readFrameSync(this.packet) < 0) {
        this.ended = true;
        this.decoder.sendPacketSync(null);
        return;
      }
      const ours = this.packet.streamIndex === this.streamIndex;
      const decoded = !ours || this.decoder.sendPacketSync(this.packet) >= 0 || this.holdsTag() || this.decodeAlone();
      this.packet.unref();
      if (!ours) continue;
      if (!decoded) this.countFailure();
      return;
    }
  }

  /** Tags stand between the frames of MPEG files that were put one behind the other. */
  private holdsTag(): boolean {
    const { codecId } = this.stream.codecpar;
    if (codecId !== AV_CODEC_ID_MP3 && codecId !== AV_CODEC_ID_AAC) return false;
    return this.packet.data?.toString('latin1', 0, 3) === 'ID3';
  }

  /**
   * Tries a FLAC packet once more with a decoder that was told nothing about the file: each says all that it takes to decode
   * it, and a header that is wrong, or a resolution that changes midway, then does no harm.
   */
  private decodeAlone(): boolean {
    if (this.stream.codecpar.codecId !== AV_CODEC_ID_FLAC) return false;
    const decoder = new CodecContext();
    const codec = Codec.findDecoder(AV_CODEC_ID_FLAC);
    const opened = codec !== null && this.openDecoder(decoder, codec, this.stream, false);
    if (opened && decoder.sendPacketSync(this.packet) >= 0) {
      this.decoder.freeContext();
      this.decoder = decoder;
      return true;
    }
    decoder.freeContext();
    return false;
  }

  private takeFrame(): DecodedPiece | null {
    const { frame } = this;
    const { format, sampleRate: rateHz, nbSamples, channels, pts } = frame;
    const planes = nbSamples > 0 ? framePlanes(frame.toBuffer(), format, channels, nbSamples) : null;
    // Asking costs as much as decoding a short frame, and a layout does not change while its channels stay as many.
    if (channels !== this.positions.length) this.positions = channelPositions(channels, frame.channelLayout.mask);
    frame.unref();
    if (
      !planes ||
      channels < 1 ||
      channels > MAXIMUM_CHANNELS ||
      rateHz < MINIMUM_RATE_HZ ||
      rateHz > MAXIMUM_RATE_HZ
    ) {
      if (nbSamples > 0) this.countFailure();
      return null;
    }
    const clockFrames = pts === AV_NOPTS_VALUE ? null : Math.round(Number(pts) * this.tickSeconds * rateHz);
    return { planes, positions: this.positions, rateHz, clockFrames };
  }

  private countFailure(): void {
    this.failedPieces++;
    if (this.failedPieces < FAILURES_UNTIL_REFUSAL) return;
    if (this.decodedPieces === 0) throw this.noSound('no piece of it can be decoded');
    if (this.isGuess && this.failedPieces > this.decodedPieces)
      throw this.noSound('hardly a piece of it can be decoded');
  }

  private unsupported(reason: string): AuralisError {
    return AuralisError.about(this.path, 'unsupported-format', { reason });
  }
}
