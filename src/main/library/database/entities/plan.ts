import { EntitySchema } from 'typeorm';

/** A plan decided for a file as it was at that size and time, by the hash of everything it was decided from. */
export interface PlanRow {
  path: string;
  requestHash: string;
  sizeBytes: number;
  modifiedAtMs: number;
  planJson: string;
}

export const PlanEntity = new EntitySchema<PlanRow>({
  name: 'Plan',
  tableName: 'plans',
  columns: {
    path: { type: 'text', primary: true, primaryKeyConstraintName: 'pk_plans' },
    requestHash: { name: 'request_hash', type: 'text', primary: true, primaryKeyConstraintName: 'pk_plans' },
    sizeBytes: { name: 'size_bytes', type: 'integer' },
    modifiedAtMs: { name: 'modified_at_ms', type: 'real' },
    planJson: { name: 'plan_json', type: 'text' },
  },
});
