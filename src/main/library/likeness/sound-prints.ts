import type { StoredFingerprint } from '../../../shared/domain/fingerprint';
import type { TrackId } from '../../../shared/domain/track';
import type { Statements } from '../worker/statements';
import { printDistance } from './compare-prints';

/**
 * How far apart copies of one recording may lie. Measured: docs/library.md has the table. Lengths differ by silence at the
 * ends, the two ratios hardly at all, and of the bits of the prints fewer than a fifth.
 */
const MOST_SECONDS_APART = 3;
const MOST_BASS_TO_MID_DB = 2;
const MOST_LOW_MID_TO_MID_DB = 1;
export const MOST_BITS_APART = 0.2;
/** Less than this is what encoders make of nothing: no two of them agree on it. */
const LEAST_RATIO_DB = -25;

interface Row {
  id: TrackId;
  print: Buffer;
}

interface Place {
  seconds: number;
  bass: number;
  lowMid: number;
  print: Buffer;
}

/** What recordings are known by in any encoding, and which of them are the same. */
export class SoundPrints {
  constructor(private readonly statements: Statements) {}

  /** Keeps the print of what was just measured; nothing where it has none. */
  put(trackId: TrackId, { fingerprint, extras }: StoredFingerprint): void {
    const { bassToMid, lowMid, mid } = fingerprint;
    const print = extras?.soundPrint;
    if (!print || bassToMid === null || !lowMid || !mid) return;
    const sql = `UPDATE sounds SET bass_to_mid_db = ?, low_mid_to_mid_db = ?, print = ?,
      seconds = (SELECT duration_seconds FROM tracks WHERE id = track_id) WHERE track_id = ?`;
    const ratios = [bassToMid, 10 * Math.log10(lowMid / mid)].map((db) => Math.max(LEAST_RATIO_DB, db));
    this.statements.rows('sounds.put', sql).run(...ratios, Buffer.from(print, 'hex'), trackId);
  }

  /** Up to `limit` tracks that are the same recording. */
  alike(trackId: TrackId, limit: number): TrackId[] {
    const own = `SELECT seconds, bass_to_mid_db AS bass, low_mid_to_mid_db AS lowMid, print FROM sounds
      WHERE track_id = ? AND print IS NOT NULL AND seconds > 0`;
    const place = this.statements.rows<Place>('sounds.own', own).get(trackId);
    if (!place) return [];
    const { seconds, bass, lowMid } = place;
    const sql = `SELECT track_id AS id, print FROM sounds
      WHERE seconds BETWEEN ? AND ? AND bass_to_mid_db BETWEEN ? AND ? AND low_mid_to_mid_db BETWEEN ? AND ?
        AND track_id <> ? AND print IS NOT NULL`;
    const around = (value: number, most: number) => [value - most, value + most];
    const candidates = this.statements
      .rows<Row>('sounds.near', sql)
      .all(
        ...around(seconds, MOST_SECONDS_APART),
        ...around(bass, MOST_BASS_TO_MID_DB),
        ...around(lowMid, MOST_LOW_MID_TO_MID_DB),
        trackId,
      );
    const wanted = framesOf(place.print);
    return candidates
      .map(({ id, print }) => ({ id, apart: printDistance(wanted, framesOf(print)) }))
      .filter(({ apart }) => apart <= MOST_BITS_APART)
      .toSorted((a, b) => a.apart - b.apart)
      .slice(0, limit)
      .map(({ id }) => id);
  }
}

function framesOf(print: Buffer): Uint16Array {
  return Uint16Array.from({ length: print.length >> 1 }, (_, i) => print.readUInt16BE(2 * i));
}
