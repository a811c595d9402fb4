import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { commonEnds, readAt } from './common-ends';
import { matchBlocks } from './match-blocks';

/** Most bytes of one file between its equal ends that are searched for equal pieces; more are kept as they are. */
const MOST_SEARCHED = 256 * 1024 * 1024;
/** Less than this is not worth searching. */
const LEAST_SEARCHED = 8 * 1024;
const COPY_BYTES = 1024 * 1024;

/** A piece of the old file: so many bytes from a place of the new one, or the next ones that the delta itself holds. */
const PieceSchema = z.union([z.tuple([z.number().int(), z.number().int()]), z.tuple([z.number().int()])]);
export type Piece = z.infer<typeof PieceSchema>;
const HeadSchema = z.object({ sizeBytes: z.number().int(), pieces: z.array(PieceSchema) });

/**
 * Keeps what is needed to make the old file of the new one again, byte for byte. As an edit of tags leaves the sound
 * alone, that is little: mostly the old tags. Throws what the file system throws.
 */
export function writeDelta(oldPath: string, newPath: string, deltaPath: string): void {
  const oldFile = openSync(oldPath, 'r');
  const newFile = openSync(newPath, 'r');
  try {
    const sizeBytes = statSync(oldPath).size;
    const newBytes = statSync(newPath).size;
    const { head, tail } = commonEnds(oldFile, sizeBytes, newFile, newBytes);
    const oldMiddle = readAt(oldFile, head, sizeBytes - head - tail);
    const middle = middlePieces(oldMiddle, () => readAt(newFile, head, newBytes - head - tail), head);
    const ends = (start: number, length: number): Piece[] => (length > 0 ? [[start, length]] : []);
    const pieces = [...ends(0, head), ...middle.pieces, ...ends(newBytes - tail, tail)];
    const json = Buffer.from(JSON.stringify({ sizeBytes, pieces }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(json.length);
    const packed = deflateSync(Buffer.concat([length, json, middle.literal]));
    const handle = openSync(deltaPath, 'wx');
    try {
      writeFileSync(handle, packed);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } finally {
    closeSync(oldFile);
    closeSync(newFile);
  }
}

function middlePieces(
  oldMiddle: Buffer,
  newMiddle: () => Buffer,
  offset: number,
): { pieces: Piece[]; literal: Buffer } {
  if (oldMiddle.length === 0) return { pieces: [], literal: oldMiddle };
  if (oldMiddle.length < LEAST_SEARCHED || oldMiddle.length > MOST_SEARCHED)
    return { pieces: [[oldMiddle.length]], literal: oldMiddle };
  return matchBlocks(oldMiddle, newMiddle(), offset);
}

/** Makes the old file out of the new one. Throws where the delta is not whole, and what the file system throws. */
export function applyDelta(newPath: string, deltaPath: string, targetPath: string): void {
  const content = inflateSync(readFileSync(deltaPath));
  const headBytes = content.readUInt32LE(0);
  const { sizeBytes, pieces } = HeadSchema.parse(JSON.parse(content.toString('utf8', 4, 4 + headBytes)));
  const source = openSync(newPath, 'r');
  const target = openSync(targetPath, 'w');
  let literal = 4 + headBytes;
  let written = 0;
  const write = (bytes: Buffer) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(target, bytes, done);
    written += bytes.length;
  };
  try {
    for (const [place, length] of pieces) {
      if (length === undefined) {
        write(content.subarray(literal, literal + place));
        literal += place;
        continue;
      }
      for (let done = 0; done < length; done += COPY_BYTES)
        write(readAt(source, place + done, Math.min(COPY_BYTES, length - done)));
    }
    if (written !== sizeBytes) throw new Error('what was kept for undoing is not whole');
    fsyncSync(target);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
