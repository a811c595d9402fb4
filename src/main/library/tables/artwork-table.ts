import type { Statements } from '../worker/statements';

/** The covers that lie on the disk. */
export class ArtworkTable {
  constructor(private readonly statements: Statements) {}

  /** Takes out up to `limit` covers that nothing shows any more; answers which. */
  removeOrphans(limit: number): { hash: string; mimeType: string }[] {
    const sql = `DELETE FROM artwork WHERE hash IN (
        SELECT hash FROM artwork AS a
        WHERE NOT EXISTS (SELECT 1 FROM tracks WHERE artwork_hash = a.hash)
          AND NOT EXISTS (SELECT 1 FROM albums WHERE artwork_hash = a.hash)
        LIMIT ?)
      RETURNING hash, mime_type AS mimeType`;
    return this.statements.rows<{ hash: string; mimeType: string }>('artwork.remove-orphans', sql).all(limit);
  }
}
