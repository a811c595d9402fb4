import { AuralisError } from '../../../shared/domain/errors';
import { toChannelCount } from './fold-down';
import { type DecodedPiece, MediaFile } from './media-file';
import type { ByteRange } from './ogg-links';
import { silenceNonFinite } from './planes';
import { Resampler } from './resampler';
import type { ChannelPosition } from './types';

/** Decoded and thrown away before a place that is sought: bit reservoirs, overlaps and predictors settle within it. */
const PREROLL_SECONDS = 0.5;
/** Pieces tried where it is doubtful that the file is sound at all. */
const TRIAL_PIECES = 128;
/** Failures beside good pieces that a real but damaged file may show in the trial. */
const TOLERATED_SHARE = 0.1;
/** Part of what is thrown away whose clocks are asked where the rest stands. */
const WITNESS_SHARE = 0.8;
/** Codecs all of whose pieces have one length; {@link MediaFile} names them. */
const EVEN_CODECS = ['wmav1', 'wmav2', 'wmapro'];
/** Places this near the start are reached from the start. */
const RESTART_BELOW_SECONDS = 1;

/**
 * A file's sound as one unbroken run of frames in the rate and channels that it begins with, whatever changes on the way,
 * with sample-exact seeking.
 */
export class PieceStream {
  readonly rateHz: number;
  readonly channels: number;
  readonly positions: ChannelPosition[];
  /** Frames delivered or skipped from the start of the sound up to now. */
  positionFrames = 0;
  /** Samples that were NaN or infinite and were silenced. */
  nonFiniteSamples = 0;
  private media: MediaFile;
  /** Clock of the first frame that is heard: encoder delay lies before it. */
  private readonly originFrames: number;
  private pending: DecodedPiece[];
  private skipFrames = 0;
  private adapter: Resampler | null = null;
  private earlierFailures = 0;

  /** Opens the file, or a stretch of it, and decodes its first piece, because only that proves that there is sound. */
  constructor(
    private readonly path: string,
    private readonly range: ByteRange | null = null,
  ) {
    this.media = new MediaFile(path, range);
    try {
      this.pending = firstPieces(this.media);
      const [first] = this.pending;
      if (!first) {
        if (this.media.failedPieces > 0) throw this.media.noSound('no piece of it can be decoded');
        throw AuralisError.about(path, 'damaged-file', { reason: 'there is no sound in it' });
      }
      this.rateHz = first.rateHz;
      this.channels = first.planes.length;
      this.positions = first.positions;
      this.originFrames = first.clockFrames ?? 0;
    } catch (thrown) {
      this.media.close();
      throw thrown;
    }
  }

  get description() {
    return this.media.description;
  }

  /** Pieces that could not be decoded. */
  get failedPieces(): number {
    return Math.max(this.earlierFailures, this.media.failedPieces);
  }

  /** The next run of frames, never empty; null at the end. */
  next(): Float32Array[] | null {
    for (;;) {
      const piece = this.pending.shift() ?? this.media.next();
      const planes = piece ? this.adapt(piece) : this.finishAdapter();
      if (!planes) return null;
      const frames = planes[0]?.length ?? 0;
      const skipped = Math.min(this.skipFrames, frames);
      this.skipFrames -= skipped;
      this.positionFrames += frames - skipped;
      if (frames > skipped) return skipped === 0 ? planes : planes.map((plane) => plane.subarray(skipped));
    }
  }

  /** Continues at this frame; where the file cannot be entered in the middle it is decoded up to there. */
  seek(frame: number): void {
    this.closeAdapter();
    this.pending = [];
    this.positionFrames = frame;
    if (frame >= RESTART_BELOW_SECONDS * this.rateHz && this.jump(frame)) return;
    this.earlierFailures = this.failedPieces;
    this.media.close();
    this.media = new MediaFile(this.path, this.range);
    this.skipFrames = frame;
  }

  close(): void {
    this.closeAdapter();
    this.media.close();
  }

  private jump(frame: number): boolean {
    if (this.clockIsCoarse && !this.piecesAreEven) return false;
    if (!this.media.seekClock((this.originFrames + frame) / this.rateHz - PREROLL_SECONDS)) return false;
    const pieces: DecodedPiece[] = [];
    let frames = 0;
    while (frames < PREROLL_SECONDS * this.rateHz * WITNESS_SHARE) {
      const piece = this.media.next();
      if (!piece) break;
      if (piece.rateHz !== this.rateHz) return false;
      pieces.push(piece);
      frames += piece.planes[0]?.length ?? 0;
    }
    const clock = agreedStart(pieces);
    const length = pieces[0]?.planes[0]?.length ?? 1;
    const step = this.clockIsCoarse ? length : 1;
    const start = clock === null ? null : Math.round((clock - this.originFrames) / step) * step;
    if (start === null || start < 0 || start > frame) return false;
    this.pending = pieces;
    this.skipFrames = frame - start;
    return true;
  }

  /** A clock that counts in milliseconds tells which piece is meant, not which frame. */
  private get clockIsCoarse(): boolean {
    return this.media.clockStepFrames > 1.5;
  }

  /** Whether every piece is as long as the first, so that each starts at a multiple of that. */
  private get piecesAreEven(): boolean {
    return EVEN_CODECS.includes(this.media.description.codec);
  }

  private adapt(piece: DecodedPiece): Float32Array[] {
    this.nonFiniteSamples += silenceNonFinite(piece.planes);
    const planes = toChannelCount(piece.planes, piece.positions, this.channels);
    if (piece.rateHz === this.rateHz && !this.adapter) return planes;
    if (this.adapter?.inRateHz === piece.rateHz) return this.adapter.convert(planes);
    const tail = this.finishAdapter();
    if (piece.rateHz !== this.rateHz) this.adapter = new Resampler(this.channels, piece.rateHz, this.rateHz);
    const head = this.adapter ? this.adapter.convert(planes) : planes;
    return tail ? head.map((plane, channel) => joined(tail[channel], plane)) : head;
  }

  private finishAdapter(): Float32Array[] | null {
    const tail = this.adapter?.flush() ?? null;
    this.closeAdapter();
    return tail;
  }

  private closeAdapter(): void {
    this.adapter?.close();
    this.adapter = null;
  }
}

/** The first piece; where only the name speaks for the format, as many as show whether good ones are the rule. */
function firstPieces(media: MediaFile): DecodedPiece[] {
  const wanted = media.isGuess ? TRIAL_PIECES : 1;
  const pieces: DecodedPiece[] = [];
  while (pieces.length + media.failedPieces < wanted || pieces.length === 0) {
    const piece = media.next();
    if (!piece) break;
    pieces.push(piece);
  }
  if (media.isGuess && media.failedPieces > pieces.length * TOLERATED_SHARE)
    throw media.noSound('hardly a piece of it can be decoded');
  return pieces;
}

/**
 * When a run of pieces starts, by the clock that most of them agree on; null where none has one. Single clocks are wrong:
 * Ogg guesses them between its pages, and misses where Vorbis changes the length of its blocks.
 */
function agreedStart(pieces: DecodedPiece[]): number | null {
  const votes = new Map<number, number>();
  let frames = 0;
  for (const { clockFrames, planes } of pieces) {
    if (clockFrames !== null) votes.set(clockFrames - frames, (votes.get(clockFrames - frames) ?? 0) + 1);
    frames += planes[0]?.length ?? 0;
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  return winner?.[0] ?? null;
}

function joined(first: Float32Array | undefined, second: Float32Array): Float32Array {
  if (!first) return second;
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
