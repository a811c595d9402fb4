import { EntitySchema } from 'typeorm';
import { FINGERPRINT_DIMENSIONS, type Fingerprint } from '../../../../shared/domain/fingerprint';
import { fingerprintColumn } from '../fingerprint-column';

/** The 25 dimensions of a track's sound, each in its physical unit; it goes when the track does. */
export interface FingerprintRow extends Fingerprint {
  trackId: number;
  algorithmVersion: number;
  /** Why dimensions are null. */
  notesJson: string;
  /** What was found beside the dimensions, save the overview. */
  extrasJson: string | null;
  /** Waveform at a glance: deflated JSON, last in the row so that the dimensions are read without it. */
  overview: Buffer | null;
}

type DimensionColumns = Record<keyof Fingerprint, { name: string; type: 'real'; nullable: true }>;

const dimensions = Object.fromEntries(
  FINGERPRINT_DIMENSIONS.map((dimension) => [
    dimension,
    { name: fingerprintColumn(dimension), type: 'real', nullable: true },
  ]),
) as DimensionColumns;

export const FingerprintEntity = new EntitySchema<FingerprintRow>({
  name: 'Fingerprint',
  tableName: 'fingerprints',
  columns: {
    trackId: {
      name: 'track_id',
      type: 'integer',
      primary: true,
      primaryKeyConstraintName: 'pk_fingerprints',
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_fingerprints_track_id', onDelete: 'CASCADE' },
    },
    algorithmVersion: { name: 'algorithm_version', type: 'integer' },
    ...dimensions,
    notesJson: { name: 'notes_json', type: 'text' },
    extrasJson: { name: 'extras_json', type: 'text', nullable: true },
    overview: { type: 'blob', nullable: true },
  },
  indices: [{ name: 'ix_fingerprints_algorithm_version', columns: ['algorithmVersion'] }],
});
