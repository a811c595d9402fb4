import type { TrackId } from '../../../shared/domain/track';
import {
  type KeptOverrides,
  KeptOverridesSchema,
  type OverrideOwner,
  type OwnPreset,
  type PresetText,
} from '../../../shared/domain/wishes';
import type { MeasuredAlbumTrack } from '../library-types';
import type { Statements, Value } from '../worker/statements';

const OWNER_COLUMNS = { track: 'track_id', album: 'album_key', preset: 'preset_key' } as const;

/** What the person sets by hand for a track, an album or a preset, presets of their own, and the albums that this is for. */
export class WishTable {
  constructor(private readonly statements: Statements) {}

  presets(): OwnPreset[] {
    const sql = `SELECT id, name, description, base, intensity, target_lufs AS targetLufs, ceiling_dbtp AS ceilingDbtp
      FROM enhancement_presets ORDER BY id`;
    return this.statements.rows<OwnPreset>('presets.all', sql).all();
  }

  addPreset({ name, description, base, intensity, targetLufs, ceilingDbtp }: Omit<OwnPreset, 'id'>): OwnPreset['id'] {
    const sql = `INSERT INTO enhancement_presets (name, description, base, intensity, target_lufs, ceiling_dbtp)
      VALUES (?, ?, ?, ?, ?, ?)`;
    const values = [name, description, base, intensity, targetLufs, ceilingDbtp];
    return Number(this.statements.rows('presets.add', sql).run(...values).lastInsertRowid);
  }

  /** False where there is no such preset. */
  describePreset(id: OwnPreset['id'], { name, description }: PresetText): boolean {
    const sql = 'UPDATE enhancement_presets SET name = ?, description = ? WHERE id = ?';
    return this.statements.rows('presets.describe', sql).run(name, description, id).changes > 0;
  }

  /** Takes out a preset with what was set for it. */
  removePreset(id: OwnPreset['id']): void {
    this.statements.rows('presets.remove', 'DELETE FROM enhancement_presets WHERE id = ?').run(id);
    this.putOverrides({ scope: 'preset', preset: id }, {});
  }

  /** Null where there is no such owner: a track that is gone, or one without an album. */
  overrides(owner: OverrideOwner): KeptOverrides | null {
    const key = this.keyOf(owner);
    if (key === null) return null;
    const column = OWNER_COLUMNS[owner.scope];
    const sql = `SELECT overrides_json FROM enhancement_overrides WHERE ${column} = ?`;
    const json = this.statements.column<string>(`overrides.of-${owner.scope}`, sql).get(key);
    // What a version before could set and this one cannot is left to the plan.
    return json === undefined ? {} : (KeptOverridesSchema.safeParse(JSON.parse(json)).data ?? {});
  }

  /** Keeps them in place of what was there; none at all leaves no trace. False where there is no such owner. */
  putOverrides(owner: OverrideOwner, overrides: KeptOverrides): boolean {
    const key = this.keyOf(owner);
    if (key === null) return false;
    const column = OWNER_COLUMNS[owner.scope];
    const forget = `DELETE FROM enhancement_overrides WHERE ${column} = ?`;
    this.statements.rows(`overrides.forget-${owner.scope}`, forget).run(key);
    if (Object.keys(overrides).length === 0) return true;
    const put = `INSERT INTO enhancement_overrides (${column}, overrides_json) VALUES (?, ?)`;
    this.statements.rows(`overrides.put-${owner.scope}`, put).run(key, JSON.stringify(overrides));
    return true;
  }

  /** The tracks of the album that a track is on, as they were last measured; empty where it is on none. */
  albumTracks(trackId: TrackId, algorithmVersion: number): MeasuredAlbumTrack[] {
    const sql = `SELECT t.id, t.path, t.size_bytes AS sizeBytes, t.modified_at_ms AS modifiedAtMs,
        t.duration_seconds AS seconds, a.integrated_lufs AS lufs, a.true_peak_dbtp AS truePeakDbtp, f.crest AS crestDb
      FROM tracks t
      LEFT JOIN analyses a ON a.path = t.path AND a.size_bytes = t.size_bytes AND a.modified_at_ms = t.modified_at_ms
        AND a.algorithm_version = ?
      LEFT JOIN fingerprints f ON f.track_id = t.id
      WHERE t.album_id = (SELECT album_id FROM tracks WHERE id = ?) AND t.present = 1
      ORDER BY t.position_key, t.id`;
    return this.statements.rows<MeasuredAlbumTrack>('albums.tracks', sql).all(algorithmVersion, trackId);
  }

  /** An album is named by the key that its tracks are grouped by, so that it keeps what is set for it when it is scanned anew. */
  private keyOf(owner: OverrideOwner): Value {
    if (owner.scope === 'preset') return String(owner.preset);
    if (owner.scope === 'track')
      return (
        this.statements.column<number>('tracks.known', 'SELECT id FROM tracks WHERE id = ?').get(owner.trackId) ?? null
      );
    const sql = 'SELECT a.group_key FROM tracks t JOIN albums a ON a.id = t.album_id WHERE t.id = ?';
    return this.statements.column<string>('albums.key-of-track', sql).get(owner.trackId) ?? null;
  }
}
