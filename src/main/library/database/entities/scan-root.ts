import { EntitySchema } from 'typeorm';

/** A folder that the person added, as stored. */
export interface ScanRootRow {
  id: number;
  path: string;
  addedAtMs: number;
  available: number;
  lastScanAtMs: number | null;
  /** 1 where its disk takes names that differ in case only for the same. */
  foldsCase: number;
}

export const ScanRootEntity = new EntitySchema<ScanRootRow>({
  name: 'ScanRoot',
  tableName: 'scan_roots',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    path: { type: 'text' },
    addedAtMs: { name: 'added_at_ms', type: 'real' },
    available: { type: 'integer', default: 1 },
    lastScanAtMs: { name: 'last_scan_at_ms', type: 'real', nullable: true },
    foldsCase: { name: 'folds_case', type: 'integer', default: 0 },
  },
  uniques: [{ name: 'uq_scan_roots_path', columns: ['path'] }],
});
