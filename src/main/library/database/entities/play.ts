import { EntitySchema } from 'typeorm';
import { integer, real } from './columns';

/** One time that a track was played: from when, and how much of it was heard. */
export interface PlayRow {
  id: number;
  trackId: number;
  /** When it began. */
  atMs: number;
  /** How much was heard, milliseconds. */
  ms: number;
  /** 1 where that was half of the track or four minutes: only then it counts as a play. */
  completed: number;
}

export const PlayEntity = new EntitySchema<PlayRow>({
  name: 'Play',
  tableName: 'plays',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    trackId: {
      ...integer('track_id'),
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_plays_track_id', onDelete: 'CASCADE' },
    },
    atMs: real('at_ms'),
    ms: integer('ms'),
    completed: integer('completed'),
  },
  uniques: [{ name: 'uq_plays_track_id_at_ms', columns: ['trackId', 'atMs'] }],
  indices: [{ name: 'ix_plays_at_ms', columns: ['atMs', 'id'] }],
});
