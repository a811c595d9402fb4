import { EntitySchema } from 'typeorm';

/** Why a track's sound could not be measured, and how often that was tried; it goes when the file changes. */
export interface AnalysisFailureRow {
  trackId: number;
  algorithmVersion: number;
  attempts: number;
  code: string;
  paramsJson: string;
}

export const AnalysisFailureEntity = new EntitySchema<AnalysisFailureRow>({
  name: 'AnalysisFailure',
  tableName: 'analysis_failures',
  columns: {
    trackId: {
      name: 'track_id',
      type: 'integer',
      primary: true,
      primaryKeyConstraintName: 'pk_analysis_failures',
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_analysis_failures_track_id', onDelete: 'CASCADE' },
    },
    algorithmVersion: { name: 'algorithm_version', type: 'integer' },
    attempts: { type: 'integer' },
    code: { type: 'text' },
    paramsJson: { name: 'params_json', type: 'text' },
  },
});
