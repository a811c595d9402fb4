import { EntitySchema } from 'typeorm';
import { integer, optionalReal } from './columns';

/** What a measured recording is known by; `id` grows with every measurement. Triggers keep the rows with the fingerprints. */
export interface SoundRow {
  id: number;
  trackId: number;
  /** Null where it has no print. */
  seconds: number | null;
  /** Power of 60-250 over 250-2000 Hz, and of 250-500 over 500-2000 Hz: hardly changed by any encoding. */
  bassToMidDb: number | null;
  lowMidToMidDb: number | null;
  print: Buffer | null;
}

export const SoundEntity = new EntitySchema<SoundRow>({
  name: 'Sound',
  tableName: 'sounds',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    trackId: {
      ...integer('track_id'),
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_sounds_track_id', onDelete: 'CASCADE' },
    },
    seconds: optionalReal('seconds'),
    bassToMidDb: optionalReal('bass_to_mid_db'),
    lowMidToMidDb: optionalReal('low_mid_to_mid_db'),
    print: { type: 'blob', nullable: true },
  },
  uniques: [{ name: 'uq_sounds_track_id', columns: ['trackId'] }],
  indices: [{ name: 'ix_sounds_seconds', columns: ['seconds', 'bassToMidDb', 'lowMidToMidDb'] }],
});

/** A track that has, or had, copies: those of one group are the same recording. */
export interface CopyRow {
  trackId: number;
  groupId: number;
}

export const CopyEntity = new EntitySchema<CopyRow>({
  name: 'Copy',
  tableName: 'copies',
  columns: {
    trackId: {
      name: 'track_id',
      type: 'integer',
      primary: true,
      primaryKeyConstraintName: 'pk_copies',
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_copies_track_id', onDelete: 'CASCADE' },
    },
    groupId: integer('group_id'),
  },
  indices: [{ name: 'ix_copies_group_id', columns: ['groupId', 'trackId'] }],
});
