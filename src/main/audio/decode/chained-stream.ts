import { AuralisError } from '../../../shared/domain/errors';
import { toChannelCount } from './fold-down';
import type { MediaDescription } from './media-file';
import { type ByteRange, oggLinks } from './ogg-links';
import { PieceStream } from './piece-stream';
import { Resampler } from './resampler';

/** The sound of a file as one unbroken run of frames. */
export type FrameStream = Pick<
  PieceStream,
  | 'rateHz'
  | 'channels'
  | 'positions'
  | 'positionFrames'
  | 'nonFiniteSamples'
  | 'failedPieces'
  | 'description'
  | 'next'
  | 'seek'
  | 'close'
>;

/** Throws AuralisError as `openAudioSource` does. */
export function openStream(path: string): FrameStream {
  const whole = new PieceStream(path);
  if (whole.description.container !== 'ogg') return whole;
  const links = oggLinks(path);
  if (!links) return whole;
  whole.close();
  return new ChainedStream(path, links);
}

/**
 * Files that were put one behind the other in one, played one after the other, all in the rate and channels of the first.
 * Where a link begins is known once it was reached: seeking further on decodes up to there.
 */
class ChainedStream implements FrameStream {
  readonly rateHz: number;
  readonly channels: number;
  readonly positions: PieceStream['positions'];
  readonly description: MediaDescription;
  positionFrames = 0;
  private current: PieceStream;
  private link = 0;
  /** First frame of each link that was reached. */
  private readonly starts = [0];
  private adapter: Resampler | null = null;
  private skipFrames = 0;
  private earlierNonFinite = 0;
  private readonly failedIn = new Map<number, number>();

  constructor(
    private readonly path: string,
    private readonly links: readonly ByteRange[],
  ) {
    this.current = new PieceStream(path, links[0]);
    const { rateHz, channels, positions, description } = this.current;
    this.rateHz = rateHz;
    this.channels = channels;
    this.positions = positions;
    this.description = { ...description, durationSeconds: declaredSeconds(path, links) };
  }

  get nonFiniteSamples(): number {
    return this.earlierNonFinite + this.current.nonFiniteSamples;
  }

  get failedPieces(): number {
    this.noteFailures();
    return [...this.failedIn.values()].reduce((sum, count) => sum + count, 0);
  }

  next(): Float32Array[] | null {
    for (;;) {
      const planes = this.current.next();
      const adapted = planes ? this.adapt(planes) : this.finishAdapter();
      if (!adapted) {
        if (this.openNext()) continue;
        return null;
      }
      const frames = adapted[0]?.length ?? 0;
      const skipped = Math.min(this.skipFrames, frames);
      this.skipFrames -= skipped;
      this.positionFrames += frames - skipped;
      if (frames > skipped) return skipped === 0 ? adapted : adapted.map((plane) => plane.subarray(skipped));
    }
  }

  seek(frame: number): void {
    const link = Math.max(
      0,
      this.starts.findLastIndex((start) => start <= frame),
    );
    const within = frame - (this.starts[link] as number);
    this.open(link, new PieceStream(this.path, this.links[link]));
    this.positionFrames = frame;
    this.skipFrames = within;
    // Past the end of a link nothing tells how long it was.
    if (this.adapter || this.starts[link + 1] === undefined) return;
    this.current.seek(within);
    this.skipFrames = 0;
  }

  close(): void {
    this.adapter?.close();
    this.adapter = null;
    this.current.close();
  }

  private adapt(planes: Float32Array[]): Float32Array[] {
    const laidOut = toChannelCount(planes, this.current.positions, this.channels);
    return this.adapter ? this.adapter.convert(laidOut) : laidOut;
  }

  private finishAdapter(): Float32Array[] | null {
    const tail = this.adapter?.flush() ?? null;
    this.adapter?.close();
    this.adapter = null;
    return tail;
  }

  /** Goes on with the next link that can be opened; those that cannot are counted as pieces that failed. */
  private openNext(): boolean {
    for (let link = this.link + 1; link < this.links.length; link++) {
      this.starts[link] ??= this.positionFrames - this.skipFrames;
      try {
        this.open(link, new PieceStream(this.path, this.links[link]));
        return true;
      } catch (thrown) {
        if (!(thrown instanceof AuralisError)) throw thrown;
        this.failedIn.set(link, 1);
      }
    }
    return false;
  }

  private open(link: number, stream: PieceStream): void {
    this.noteFailures();
    this.earlierNonFinite = this.nonFiniteSamples;
    this.close();
    this.current = stream;
    this.link = link;
    this.adapter = stream.rateHz === this.rateHz ? null : new Resampler(this.channels, stream.rateHz, this.rateHz);
  }

  private noteFailures(): void {
    this.failedIn.set(this.link, Math.max(this.failedIn.get(this.link) ?? 0, this.current.failedPieces));
  }
}

/** Length that all links declare together, seconds; null where one declares none. */
function declaredSeconds(path: string, links: readonly ByteRange[]): number | null {
  let sum = 0;
  for (const range of links) {
    try {
      const link = new PieceStream(path, range);
      const { durationSeconds } = link.description;
      link.close();
      if (durationSeconds === null) return null;
      sum += durationSeconds;
    } catch (thrown) {
      if (!(thrown instanceof AuralisError)) throw thrown;
    }
  }
  return sum;
}
