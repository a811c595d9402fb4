import { EntitySchema } from 'typeorm';

/** What is wrong with a file or folder below a root. Size and time say whether it is worth another look. */
export interface ScanProblemRow {
  path: string;
  rootId: number;
  code: string;
  paramsJson: string;
  sizeBytes: number | null;
  modifiedAtMs: number | null;
}

export const ScanProblemEntity = new EntitySchema<ScanProblemRow>({
  name: 'ScanProblem',
  tableName: 'scan_problems',
  columns: {
    path: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_scan_problems' },
    rootId: {
      name: 'root_id',
      type: 'integer',
      foreignKey: {
        target: 'ScanRoot',
        inverseSide: 'id',
        name: 'fk_scan_problems_root_id',
        onDelete: 'CASCADE',
      },
    },
    code: { type: 'text' },
    paramsJson: { name: 'params_json', type: 'text' },
    sizeBytes: { name: 'size_bytes', type: 'integer', nullable: true },
    modifiedAtMs: { name: 'modified_at_ms', type: 'real', nullable: true },
  },
  indices: [{ name: 'ix_scan_problems_root_id', columns: ['rootId'] }],
});
