import type { ScanRoot } from '../../../shared/domain/library';
import type { Statements } from '../worker/statements';
import { liesBelow, rangeBelow } from './path-range';

interface RootRow {
  id: number;
  path: string;
  addedAtMs: number;
  available: number;
  lastScanAtMs: number | null;
}

const SELECT_ROOTS = `SELECT id, path, added_at_ms AS addedAtMs, available, last_scan_at_ms AS lastScanAtMs
  FROM scan_roots`;

/** The folders that the person added. A track belongs to the innermost one that holds it. */
export class FolderTable {
  constructor(private readonly statements: Statements) {}

  all(): ScanRoot[] {
    return this.statements.rows<RootRow>('folders.all', `${SELECT_ROOTS} ORDER BY added_at_ms, id`).all().map(toRoot);
  }

  byPath(path: string): ScanRoot | null {
    const row = this.statements.rows<RootRow>('folders.by-path', `${SELECT_ROOTS} WHERE path = ?`).get(path);
    return row ? toRoot(row) : null;
  }

  byId(id: number): ScanRoot | null {
    const row = this.statements.rows<RootRow>('folders.by-id', `${SELECT_ROOTS} WHERE id = ?`).get(id);
    return row ? toRoot(row) : null;
  }

  /** Stores the folder; what other folders already hold below it becomes its own. */
  add(path: string): ScanRoot {
    const added = { path, addedAtMs: Date.now(), available: true, lastScanAtMs: null };
    const insert = 'INSERT INTO scan_roots (path, added_at_ms) VALUES (?, ?)';
    const id = Number(this.statements.rows('folders.add', insert).run(path, added.addedAtMs).lastInsertRowid);
    const outer = this.innermostAround(path, id);
    if (outer) this.hand(outer.id, id, path);
    return { id, ...added };
  }

  /** Gives what lies below the folder to the folder around it; false where there is none. */
  handToOuter(root: ScanRoot): boolean {
    const outer = this.innermostAround(root.path, root.id);
    if (outer) this.hand(root.id, outer.id, root.path);
    return outer !== null;
  }

  remove(id: number): void {
    this.statements.rows('folders.remove', 'DELETE FROM scan_roots WHERE id = ?').run(id);
  }

  /** Whether the root's disk takes names that differ in case only for the same. */
  foldsCase(id: number): boolean {
    const sql = 'SELECT folds_case FROM scan_roots WHERE id = ?';
    return this.statements.column<number>('folders.case', sql).get(id) === 1;
  }

  setFoldsCase(id: number, foldsCase: boolean): void {
    const sql = 'UPDATE scan_roots SET folds_case = ? WHERE id = ?';
    this.statements.rows('folders.folds-case', sql).run(foldsCase ? 1 : 0, id);
  }

  setAvailable(id: number, available: boolean): void {
    const sql = 'UPDATE scan_roots SET available = ? WHERE id = ?';
    this.statements.rows('folders.available', sql).run(available ? 1 : 0, id);
  }

  setScanned(id: number): void {
    const sql = 'UPDATE scan_roots SET available = 1, last_scan_at_ms = ? WHERE id = ?';
    this.statements.rows('folders.scanned', sql).run(Date.now(), id);
  }

  private innermostAround(path: string, exceptId: number): ScanRoot | null {
    const around = this.all().filter((root) => root.id !== exceptId && liesBelow(path, root.path));
    return around.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
  }

  private hand(fromId: number, toId: number, path: string): void {
    for (const table of ['tracks', 'scan_problems']) {
      const sql = `UPDATE ${table} SET root_id = ? WHERE root_id = ? AND path >= ? AND path < ?`;
      this.statements.rows(`folders.hand.${table}`, sql).run(toId, fromId, ...rangeBelow(path));
    }
  }
}

function toRoot(row: RootRow): ScanRoot {
  return { ...row, available: row.available === 1 };
}
