import { z } from 'zod';
import { AuralisError, ErrorCodeSchema, ErrorParamsSchema, type Problem } from '../../../shared/domain/errors';
import type { ScanProblem } from '../../../shared/domain/library';
import type { FoundFile } from '../scan/file-outcome';
import type { Statements } from '../worker/statements';
import type { StoredProblem } from './scan-session';

const StoredSchema = z.object({
  path: z.string(),
  code: ErrorCodeSchema,
  paramsJson: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(ErrorParamsSchema),
});

/** Codes of what may go away without the file being changed: such a file is looked at again by every scan. */
const PASSING = new Set<Problem['code']>(['file-unreadable', 'file-not-found', 'folder-unreadable', 'decoder-timeout']);

/** What is wrong with files and folders, until a scan finds it right. */
export class ProblemTable {
  constructor(private readonly statements: Statements) {}

  all(): ScanProblem[] {
    const sql = 'SELECT path, code, params_json AS paramsJson FROM scan_problems ORDER BY path';
    return this.statements
      .rows<unknown>('problems.all', sql)
      .all()
      .map((row) => {
        const { path, code, paramsJson: params } = StoredSchema.parse(row);
        return { path, ...new AuralisError(code, params).toProblem() };
      });
  }

  /** The problem is kept with the file's size and time, unless it may pass by itself. */
  put(rootId: number, file: { path: string } & Partial<FoundFile>, problem: Problem): void {
    const passing = PASSING.has(problem.code);
    const sql = `INSERT OR REPLACE INTO scan_problems (path, root_id, code, params_json, size_bytes, modified_at_ms)
      VALUES (?, ?, ?, ?, ?, ?)`;
    this.statements
      .rows('problems.put', sql)
      .run(
        file.path,
        rootId,
        problem.code,
        JSON.stringify(problem.params),
        passing ? null : (file.sizeBytes ?? null),
        passing ? null : (file.modifiedAtMs ?? null),
      );
  }

  /** Whether anything was known about that path. */
  remove(path: string): boolean {
    return this.statements.rows('problems.remove', 'DELETE FROM scan_problems WHERE path = ?').run(path).changes > 0;
  }

  /** The root's problems by path. */
  ofRoot(rootId: number): Map<string, StoredProblem> {
    const sql = `SELECT path, size_bytes AS sizeBytes, modified_at_ms AS modifiedAtMs
      FROM scan_problems WHERE root_id = ?`;
    const rows = this.statements.rows<StoredProblem & { path: string }>('problems.of-root', sql).all(rootId);
    return new Map(rows.map((row) => [row.path, row]));
  }
}
