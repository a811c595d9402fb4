/** A page is at most so long (RFC 3533), so the tail of this size holds the head of the last one. */
const TAIL_BYTES = 65_307;

const PAGE_MARK = 'OggS';

/** Opus counts in 48 kHz samples whatever the rate of its source (RFC 7845). */
const OPUS_RATE_HZ = 48_000;

/** Gives bytes of the file; fewer where it ends. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/**
 * Length of an Ogg stream in seconds from the sample position that its last page states, without reading what lies
 * between. Null where head and tail are not of one stream or state no position.
 */
export async function oggDuration(readAt: ReadAt, sizeBytes: number, sampleRateHz: number): Promise<number | null> {
  const head = Buffer.from(await readAt(0, Math.min(512, sizeBytes)));
  const tail = Buffer.from(await readAt(Math.max(0, sizeBytes - TAIL_BYTES), Math.min(TAIL_BYTES, sizeBytes)));
  if (head.length < 18 || head.toString('latin1', 0, 4) !== PAGE_MARK) return null;
  const stream = head.readUInt32LE(14);
  for (let page = lastPage(tail, tail.length); page >= 0; page = lastPage(tail, page)) {
    const samples = tail.readBigInt64LE(page + 6);
    if (tail.readUInt32LE(page + 14) !== stream || samples <= 0n) continue;
    const opus = head.indexOf('OpusHead');
    if (opus < 0) return Number(samples) / sampleRateHz;
    return (Number(samples) - head.readUInt16LE(opus + 10)) / OPUS_RATE_HZ;
  }
  return null;
}

/** Where the last whole page head before a position begins; -1 where there is none. */
function lastPage(bytes: Buffer, before: number): number {
  const page = before <= 0 ? -1 : bytes.lastIndexOf(PAGE_MARK, before - 1);
  return page >= 0 && page + 18 > bytes.length ? lastPage(bytes, page) : page;
}
