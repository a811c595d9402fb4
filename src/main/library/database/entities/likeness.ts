import { EntitySchema } from 'typeorm';
import { integer, real } from './columns';

/** A measured recording; `id` grows with every measurement. Triggers keep the rows with the fingerprints. */
export interface SoundRow {
  id: number;
  trackId: number;
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
  },
  uniques: [{ name: 'uq_sounds_track_id', columns: ['trackId'] }],
});

/** What a recording is known by in any encoding, in the order of what is compared. A trigger takes it out with its sound. */
export interface PrintRow {
  /** Which step the two ratios are in: `likeness/sound-prints.ts`. */
  cell: number;
  /** 0 where the length is not known. */
  seconds: number;
  trackId: number;
  /** Power of 60-250 over 250-2000 Hz, and of 250-500 over 500-2000 Hz: hardly changed by any encoding. */
  bassToMidDb: number;
  lowMidToMidDb: number;
  print: Buffer;
}

const printsKey = { primary: true, primaryKeyConstraintName: 'pk_prints' } as const;

export const PrintEntity = new EntitySchema<PrintRow>({
  name: 'Print',
  tableName: 'prints',
  withoutRowid: true,
  columns: {
    cell: { ...integer('cell'), ...printsKey },
    seconds: { ...real('seconds'), ...printsKey },
    trackId: {
      ...integer('track_id'),
      ...printsKey,
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_prints_track_id', onDelete: 'CASCADE' },
    },
    bassToMidDb: real('bass_to_mid_db'),
    lowMidToMidDb: real('low_mid_to_mid_db'),
    print: { type: 'blob' },
  },
  uniques: [{ name: 'uq_prints_track_id', columns: ['trackId'] }],
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
