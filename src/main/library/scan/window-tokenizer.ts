import { readSync } from 'node:fs';
import { AbstractTokenizer, EndOfStreamError, type IFileInfo, type IReadChunkOptions } from 'strtok3';

/** How much is read from the disk at once, bytes: the whole head of most files. */
const WINDOW_BYTES = 32 * 1024;

/** The head, the tail and one more place stay in memory. */
const WINDOWS = 3;

interface Window {
  readonly position: number;
  readonly bytes: Uint8Array;
}

/**
 * Gives a tag parser its bytes out of a few large synchronous reads. Parsers ask for many small pieces, mostly near one
 * another: asking the system for each of them takes longer than parsing.
 */
export class WindowTokenizer extends AbstractTokenizer {
  readonly fileInfo: IFileInfo;
  /** In the order of use, the latest first. */
  private windows: Window[] = [];

  constructor(
    private readonly descriptor: number,
    fileInfo: IFileInfo,
  ) {
    super();
    this.fileInfo = fileInfo;
  }

  override supportsRandomAccess(): boolean {
    return true;
  }

  setPosition(position: number): void {
    this.validateLength(position, 'position');
    this.position = position;
  }

  override async readBuffer(target: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { position } = this.normalizeOptions(target, options);
    const read = await this.peekBuffer(target, options);
    this.position = position + read;
    return read;
  }

  override async peekBuffer(target: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { position, length, mayBeLess } = this.normalizeOptions(target, options);
    const read =
      length > WINDOW_BYTES ? this.readDirectly(target, length, position) : this.copy(target, length, position);
    if (read < length && !mayBeLess) throw new EndOfStreamError();
    return read;
  }

  private readDirectly(target: Uint8Array, length: number, position: number): number {
    let read = 0;
    while (read < length) {
      const more = readSync(this.descriptor, target, read, length - read, position + read);
      if (more === 0) break;
      read += more;
    }
    return read;
  }

  private copy(target: Uint8Array, length: number, position: number): number {
    let copied = 0;
    while (copied < length) {
      const window = this.windowAt(position + copied);
      const offset = position + copied - window.position;
      const piece = window.bytes.subarray(offset, offset + length - copied);
      if (piece.length === 0) break;
      target.set(piece, copied);
      copied += piece.length;
    }
    return copied;
  }

  private windowAt(position: number): Window {
    const start = position - (position % WINDOW_BYTES);
    let window = this.windows.find((candidate) => candidate.position === start);
    if (!window) {
      const bytes = new Uint8Array(WINDOW_BYTES);
      window = { position: start, bytes: bytes.subarray(0, this.readDirectly(bytes, WINDOW_BYTES, start)) };
    }
    this.windows = [window, ...this.windows.filter((other) => other !== window)].slice(0, WINDOWS);
    return window;
  }
}
