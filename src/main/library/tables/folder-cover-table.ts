import type { FolderCover } from '../scan/file-outcome';
import type { Statements } from '../worker/statements';

/** Which picture lay beside the music of each folder when its files were read. */
export class FolderCoverTable {
  constructor(private readonly statements: Statements) {}

  /** Stamps by folder. */
  ofRoot(rootId: number): Map<string, string> {
    const sql = 'SELECT folder, stamp FROM folder_covers WHERE root_id = ?';
    const rows = this.statements.rows<{ folder: string; stamp: string }>('folder-covers.of-root', sql).all(rootId);
    return new Map(rows.map(({ folder, stamp }) => [folder, stamp]));
  }

  put(rootId: number, { folder, stamp }: FolderCover): void {
    if (stamp === null) {
      this.statements.rows('folder-covers.remove', 'DELETE FROM folder_covers WHERE folder = ?').run(folder);
      return;
    }
    const sql = 'INSERT OR REPLACE INTO folder_covers (folder, root_id, stamp) VALUES (?, ?, ?)';
    this.statements.rows('folder-covers.put', sql).run(folder, rootId, stamp);
  }
}
