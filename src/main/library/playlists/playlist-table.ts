import { AuralisError } from '../../../shared/domain/errors';
import type { PlaylistSummary } from '../../../shared/domain/playlist';
import { type SmartRules, SmartRulesSchema } from '../../../shared/domain/smart-rules';
import type { Statements } from '../worker/statements';

/** What the person says about a playlist. */
export interface PlaylistDetails {
  name: string;
  description: string;
  rules: SmartRules | null;
}

export interface StoredPlaylist extends PlaylistDetails {
  id: number;
  createdAtMs: number;
  changedAtMs: number;
}

type Row = Omit<StoredPlaylist, 'rules'> & { rulesJson: string | null };

const SELECT = `SELECT id, name, description, rules_json AS rulesJson, created_at_ms AS createdAtMs,
  changed_at_ms AS changedAtMs FROM playlists WHERE removed_at_ms IS NULL`;

const LIST = `SELECT id, name, rules_json IS NOT NULL AS smart, iif(rules_json IS NULL,
    (SELECT count(*) FROM playlist_entries AS e WHERE e.playlist_id = p.id AND e.removed_at_ms IS NULL), NULL) AS entries
  FROM playlists AS p WHERE removed_at_ms IS NULL ORDER BY id`;

/** The playlists themselves, without what is in them. */
export class PlaylistTable {
  constructor(private readonly statements: Statements) {}

  all(): PlaylistSummary[] {
    return this.statements
      .rows<Omit<PlaylistSummary, 'smart'> & { smart: number }>('playlists.all', LIST)
      .all()
      .map((row) => ({ ...row, smart: row.smart === 1 }));
  }

  /** Throws AuralisError `playlist-not-found`. */
  get(id: number): StoredPlaylist {
    const row = this.statements.rows<Row>('playlists.get', `${SELECT} AND id = ?`).get(id);
    if (!row) throw new AuralisError('playlist-not-found');
    const { rulesJson, ...rest } = row;
    return { ...rest, rules: rulesJson === null ? null : SmartRulesSchema.parse(JSON.parse(rulesJson)) };
  }

  /** Also of one that was deleted; empty where it never was. */
  nameOf(id: number): string {
    return this.statements.column<string>('playlists.name', 'SELECT name FROM playlists WHERE id = ?').get(id) ?? '';
  }

  add({ name, description, rules }: PlaylistDetails): number {
    const sql = `INSERT INTO playlists (name, description, rules_json, created_at_ms, changed_at_ms)
      VALUES (?, ?, ?, ?, ?)`;
    const now = Date.now();
    const insert = this.statements.rows('playlists.add', sql);
    return Number(insert.run(name, description, rules && JSON.stringify(rules), now, now).lastInsertRowid);
  }

  change(id: number, { name, description, rules }: PlaylistDetails): void {
    const sql = 'UPDATE playlists SET name = ?, description = ?, rules_json = ?, changed_at_ms = ? WHERE id = ?';
    this.statements
      .rows('playlists.change', sql)
      .run(name, description, rules && JSON.stringify(rules), Date.now(), id);
  }

  /** Notes that what is in it has changed. */
  touch(id: number): void {
    const sql = 'UPDATE playlists SET changed_at_ms = ? WHERE id = ?';
    this.statements.rows('playlists.touch', sql).run(Date.now(), id);
  }

  setRemoved(id: number, removed: boolean): void {
    const sql = 'UPDATE playlists SET removed_at_ms = ? WHERE id = ?';
    this.statements.rows('playlists.remove', sql).run(removed ? Date.now() : null, id);
  }

  /** Forgets for good what was removed before then. */
  forgetRemovedBefore(timeMs: number): void {
    for (const table of ['playlists', 'playlist_entries']) {
      const sql = `DELETE FROM ${table} WHERE removed_at_ms IS NOT NULL AND removed_at_ms < ?`;
      this.statements.rows(`playlists.forget.${table}`, sql).run(timeMs);
    }
  }
}
