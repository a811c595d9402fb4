import { deflateSync, inflateSync } from 'node:zlib';
import {
  FINGERPRINT_DIMENSIONS,
  type SoundExtras,
  SoundExtrasSchema,
  type StoredFingerprint,
  StoredFingerprintSchema,
} from '../../../shared/domain/fingerprint';
import type { TrackId } from '../../../shared/domain/track';
import { fingerprintColumn } from '../database';
import type { FileIdentity } from '../library-types';
import type { Statements, Value } from '../worker/statements';

interface Row extends Record<string, number | null | string | Buffer> {
  algorithmVersion: number;
  notesJson: string;
  extrasJson: string | null;
  overview: Buffer | null;
  print: Buffer | null;
}

const COLUMNS = FINGERPRINT_DIMENSIONS.map(fingerprintColumn);
const DIMENSIONS = FINGERPRINT_DIMENSIONS.map((name) => `${fingerprintColumn(name)} AS ${name}`).join(', ');

/** What the sound of each track measured. A row belongs to the file as it is stored in `tracks`: it goes when that changes. */
export class FingerprintTable {
  constructor(private readonly statements: Statements) {}

  get(trackId: TrackId): StoredFingerprint | null {
    const sql = `SELECT algorithm_version AS algorithmVersion, notes_json AS notesJson, extras_json AS extrasJson,
        ${DIMENSIONS}, overview,
        (SELECT print FROM prints WHERE track_id = fingerprints.track_id) AS print
      FROM fingerprints WHERE track_id = ?`;
    const row = this.statements.rows<Row>('fingerprints.get', sql).get(trackId);
    if (!row) return null;
    const { algorithmVersion, notesJson, extrasJson, overview, print } = row;
    return StoredFingerprintSchema.parse({
      algorithmVersion,
      fingerprint: Object.fromEntries(FINGERPRINT_DIMENSIONS.map((name) => [name, row[name]])),
      notes: JSON.parse(notesJson),
      extras: extrasJson && overview ? extrasOf(extrasJson, overview, print) : null,
    });
  }

  /** False where the library has no track of exactly this file any more. */
  put(file: FileIdentity, { algorithmVersion, fingerprint, notes, extras }: StoredFingerprint): boolean {
    const columns = ['algorithm_version', ...COLUMNS, 'notes_json', 'extras_json', 'overview'];
    const sql = `INSERT OR REPLACE INTO fingerprints (track_id, ${columns.join(', ')})
      SELECT id, ${columns.map(() => '?').join(', ')} FROM tracks
      WHERE path = ? AND size_bytes = ? AND modified_at_ms = ?`;
    // The print lies with what tells recordings apart.
    const { overview = null, soundPrint: _, ...others } = extras ?? {};
    const values: Value[] = [
      algorithmVersion,
      ...FINGERPRINT_DIMENSIONS.map((dimension) => fingerprint[dimension]),
      JSON.stringify(notes),
      extras ? JSON.stringify(others) : null,
      overview ? deflateSync(JSON.stringify(overview)) : null,
    ];
    const { changes } = this.statements
      .rows('fingerprints.put', sql)
      .run(...values, file.path, file.sizeBytes, file.modifiedAtMs);
    return changes > 0;
  }

  forget(trackId: TrackId): void {
    this.statements.rows('fingerprints.forget', 'DELETE FROM fingerprints WHERE track_id = ?').run(trackId);
  }
}

/** Null where an older version stored them in another form: the dimensions are of use without them. */
function extrasOf(json: string, overview: Buffer, print: Buffer | null): SoundExtras | null {
  const others: object = JSON.parse(json);
  const extras = {
    ...others,
    overview: JSON.parse(inflateSync(overview).toString()),
    soundPrint: print?.toString('hex'),
  };
  return SoundExtrasSchema.safeParse(extras).data ?? null;
}
