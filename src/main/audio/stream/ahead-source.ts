import { type AudioSource, BlockQueue } from '../decode';

/** A source that can be read ahead, to know in time how much of it is left; until that is asked for it is the source itself. */
export class AheadSource {
  private readonly ahead = new BlockQueue(2);
  private ended = false;
  private failure: { thrown: unknown } | null = null;

  constructor(private readonly source: AudioSource) {}

  get info(): AudioSource['info'] {
    return this.source.info;
  }

  get warnings(): AudioSource['warnings'] {
    return this.source.warnings;
  }

  /** The frame that is read next. */
  get positionFrames(): number {
    return this.source.positionFrames - this.ahead.frames;
  }

  /** Frames that can still be read; null while its end was not reached by {@link readAhead}. */
  get framesLeft(): number | null {
    return this.ended ? this.ahead.frames : null;
  }

  /** Decodes up to `most` frames more, as long as fewer than `wanted` wait to be read. */
  readAhead(wanted: number, most: number): void {
    const missing = Math.min(most, wanted - this.ahead.frames);
    if (missing <= 0 || this.ended) return;
    try {
      const block = this.source.read(missing);
      if (block) this.ahead.push(block);
      else this.ended = true;
    } catch (thrown) {
      // It is told once what was decoded before it has been read.
      this.ended = true;
      this.failure = { thrown };
    }
  }

  /** As the source's own. */
  read(frames: number): Float32Array[] | null {
    if (this.ahead.frames > 0) return this.ahead.take(frames);
    if (this.failure) throw this.failure.thrown;
    return this.ended ? null : this.source.read(frames);
  }

  seek(seconds: number): void {
    this.ahead.clear();
    this.ended = false;
    this.failure = null;
    this.source.seek(seconds);
  }

  close(): void {
    this.source.close();
  }
}
