import { type StoredQueueState, StoredQueueStateSchema } from '../../../shared/domain/queue';
import type { Statements } from '../worker/statements';

/** The queue as one run leaves it to the next. */
export interface StoredQueue {
  state: StoredQueueState;
  /** Track ids in the order that they play in. */
  tracks: Uint32Array<ArrayBuffer>;
  /** What the order before shuffling is made of again; null where it is not shuffled. */
  restore: Uint32Array<ArrayBuffer> | null;
}

/** Each of the two tables has one row: the small one is written often, the large one after edits only. */
const ROW = 1;

export class QueueTable {
  constructor(private readonly statements: Statements) {}

  /** Null where none was stored. */
  get(): StoredQueue | null {
    const sql = `SELECT state_json AS state, tracks, restore FROM queue_state JOIN queue_tracks USING (id)`;
    const row = this.statements.rows<{ state: string; tracks: Buffer; restore: Buffer | null }>('queue.get', sql).get();
    if (!row) return null;
    const state = StoredQueueStateSchema.parse(JSON.parse(row.state));
    return { state, tracks: numbersOf(row.tracks), restore: row.restore && numbersOf(row.restore) };
  }

  put(state: StoredQueueState, lists: Pick<StoredQueue, 'tracks' | 'restore'> | null): void {
    const sql = 'INSERT OR REPLACE INTO queue_state (id, state_json) VALUES (?, ?)';
    this.statements.rows('queue.state', sql).run(ROW, JSON.stringify(state));
    if (!lists) return;
    const put = 'INSERT OR REPLACE INTO queue_tracks (id, tracks, restore) VALUES (?, ?, ?)';
    const { tracks, restore } = lists;
    this.statements.rows('queue.tracks', put).run(ROW, bytesOf(tracks), restore && bytesOf(restore));
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** A copy, because a blob may begin anywhere in memory. */
function numbersOf(blob: Buffer): Uint32Array<ArrayBuffer> {
  const bytes = Uint8Array.from(blob.subarray(0, blob.length - (blob.length % 4)));
  return new Uint32Array(bytes.buffer);
}
