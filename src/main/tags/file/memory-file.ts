import { ByteVector, type IFileAbstraction, type IStream, SeekOrigin } from 'node-taglib-sharp';

/** A file that lies in memory, for what the tag library is to read and write in a piece of another file. */
export class MemoryFile implements IFileAbstraction {
  constructor(
    readonly name: string,
    public content: Buffer,
  ) {}

  get readStream(): IStream {
    return new MemoryStream(this, false);
  }

  get writeStream(): IStream {
    return new MemoryStream(this, true);
  }

  closeStream(stream: IStream): void {
    stream.close();
  }
}

class MemoryStream implements IStream {
  position = 0;

  constructor(
    private readonly file: MemoryFile,
    readonly canWrite: boolean,
  ) {}

  get length(): number {
    return this.file.content.length;
  }

  close(): void {}

  read(buffer: Uint8Array, offset: number, length: number): number {
    const part = this.file.content.subarray(this.position, this.position + length);
    buffer.set(part, offset);
    this.position += part.length;
    return part.length;
  }

  seek(offset: number, origin: SeekOrigin): void {
    const from = { [SeekOrigin.Begin]: 0, [SeekOrigin.Current]: this.position, [SeekOrigin.End]: this.length }[origin];
    this.position = from + offset;
  }

  setLength(length: number): void {
    const content = Buffer.alloc(length);
    this.file.content.copy(content);
    this.file.content = content;
  }

  write(buffer: Uint8Array | ByteVector, bufferOffset: number, length: number): number {
    const bytes = buffer instanceof ByteVector ? buffer.toByteArray() : buffer;
    const end = this.position + length;
    if (end > this.length) this.setLength(end);
    this.file.content.set(bytes.subarray(bufferOffset, bufferOffset + length), this.position);
    this.position = end;
    return length;
  }
}
