import { EntitySchema } from 'typeorm';

/** The queue as it was last: its one row is small, because it is written often. */
export interface QueueStateRow {
  id: number;
  stateJson: string;
}

export const QueueStateEntity = new EntitySchema<QueueStateRow>({
  name: 'QueueState',
  tableName: 'queue_state',
  columns: {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk_queue_state' },
    stateJson: { name: 'state_json', type: 'text' },
  },
});

/** Its tracks, as little-endian 32-bit numbers one behind the other. */
export interface QueueTracksRow {
  id: number;
  /** Track ids in the order that they play in. */
  tracks: Buffer;
  /** While shuffled: the entries' numbers in that order, then ids and numbers of the order before. */
  restore: Buffer | null;
}

export const QueueTracksEntity = new EntitySchema<QueueTracksRow>({
  name: 'QueueTracks',
  tableName: 'queue_tracks',
  columns: {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'pk_queue_tracks' },
    tracks: { type: 'blob' },
    restore: { type: 'blob', nullable: true },
  },
});
