import { EntitySchema } from 'typeorm';

/** Loudness of a whole file as it was at that size and time. */
export interface AnalysisRow {
  path: string;
  sizeBytes: number;
  modifiedAtMs: number;
  algorithmVersion: number;
  integratedLufs: number | null;
  rangeLu: number | null;
  truePeakDbtp: number | null;
  maxMomentaryLufs: number | null;
  maxShortTermLufs: number | null;
}

export const AnalysisEntity = new EntitySchema<AnalysisRow>({
  name: 'Analysis',
  tableName: 'analyses',
  columns: {
    path: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_analyses' },
    sizeBytes: { name: 'size_bytes', type: 'integer' },
    modifiedAtMs: { name: 'modified_at_ms', type: 'real' },
    algorithmVersion: { name: 'algorithm_version', type: 'integer' },
    integratedLufs: { name: 'integrated_lufs', type: 'real', nullable: true },
    rangeLu: { name: 'range_lu', type: 'real', nullable: true },
    truePeakDbtp: { name: 'true_peak_dbtp', type: 'real', nullable: true },
    maxMomentaryLufs: { name: 'max_momentary_lufs', type: 'real', nullable: true },
    maxShortTermLufs: { name: 'max_short_term_lufs', type: 'real', nullable: true },
  },
});
