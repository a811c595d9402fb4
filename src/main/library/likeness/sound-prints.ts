import type { StoredFingerprint } from '../../../shared/domain/fingerprint';
import type { TrackId } from '../../../shared/domain/track';
import type { Statements } from '../worker/statements';
import { HEAD_FRAMES, type PackedPrint, packPrint, printDistance, SHORTEST_WITH_HEAD } from './compare-prints';
import { PrintHeads } from './print-heads';

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

/** Cells of the first ratio are so far apart in `prints.cell`. */
const CELLS_A_STEP = 1000;

interface Row {
  id: TrackId;
  seconds: number;
  bass: number;
  lowMid: number;
  print: Buffer;
}

interface NearRow {
  long: string;
  heads: string | null;
  short: string;
}

/** What one recording is compared by. */
export interface SoundPrint extends Omit<Row, 'print'> {
  readonly print: PackedPrint;
}

const SELECT = `SELECT track_id AS id, seconds, bass_to_mid_db AS bass, low_mid_to_mid_db AS lowMid, print FROM prints`;

/** What recordings are known by in any encoding, and which of them are the same. */
export class SoundPrints {
  constructor(private readonly statements: Statements) {}

  /** Keeps the print of what was just measured; nothing where it has none. */
  put(trackId: TrackId, { fingerprint, extras }: StoredFingerprint): void {
    const { bassToMid, lowMid, mid } = fingerprint;
    const print = extras?.soundPrint;
    if (!print || bassToMid === null || !lowMid || !mid) return;
    const ratios = [bassToMid, 10 * Math.log10(lowMid / mid)] as const;
    const [bass, low] = ratios.map((db) => Math.max(LEAST_RATIO_DB, db)) as [number, number];
    const sql = `INSERT INTO prints (cell, seconds, track_id, bass_to_mid_db, low_mid_to_mid_db, print)
      SELECT ?, coalesce(duration_seconds, 0), id, ?, ?, ? FROM tracks WHERE id = ?`;
    const bytes = Buffer.from(print, 'hex');
    this.statements.rows('prints.put', sql).run(cellOf(bass, low), bass, low, bytes, trackId);
  }

  /** Every track that is the same recording. */
  alike(trackId: TrackId): TrackId[] {
    const [own] = this.of([trackId]);
    if (!own) return [];
    return this.of(this.maybeAlike(own))
      .filter(({ print }) => isSame(own.print, print))
      .map(({ id }) => id);
  }

  /** Of a million tracks thousands may be near enough, so only the beginnings of their prints are read of all. */
  private maybeAlike({ id, seconds, bass, lowMid, print }: SoundPrint): TrackId[] {
    const isLong = `length(print) >= ${2 * SHORTEST_WITH_HEAD}`;
    const sql = `SELECT json_group_array(track_id) FILTER (WHERE ${isLong}) AS long,
        group_concat(hex(substr(print, 1, ${2 * HEAD_FRAMES})), '') FILTER (WHERE ${isLong}) AS heads,
        json_group_array(track_id) FILTER (WHERE NOT ${isLong}) AS short
      FROM prints WHERE cell IN (${CELLS.map(() => '?').join(', ')}) AND seconds BETWEEN ? AND ?
        AND bass_to_mid_db BETWEEN ? AND ? AND low_mid_to_mid_db BETWEEN ? AND ? AND track_id <> ?`;
    const cell = cellOf(bass, lowMid);
    const around = (value: number, most: number) => [value - most, value + most];
    const near = this.statements.rows<NearRow>('prints.near', sql).get(
      ...CELLS.map((apart) => cell + apart),
      // Of no length is what is not known; a condition of its own would take the place of the range.
      Math.max(Number.MIN_VALUE, seconds - MOST_SECONDS_APART),
      seconds + MOST_SECONDS_APART,
      ...around(bass, MOST_BASS_TO_MID_DB),
      ...around(lowMid, MOST_LOW_MID_TO_MID_DB),
      id,
    );
    const [long, short] = [near?.long, near?.short].map((json) => JSON.parse(json ?? '[]') as TrackId[]) as [
      TrackId[],
      TrackId[],
    ];
    if (print.frames.length < SHORTEST_WITH_HEAD) return [...short, ...long];
    const heads = new PrintHeads(Buffer.from(near?.heads ?? '', 'hex'));
    return [...short, ...heads.hopeful(print).map((place) => long[place] as TrackId)];
  }

  /** The prints of those of these tracks that can be compared. */
  of(trackIds: readonly TrackId[]): SoundPrint[] {
    const sql = `${SELECT} WHERE track_id IN (SELECT value FROM json_each(?)) AND seconds > 0`;
    const rows = this.statements.rows<Row>('prints.of', sql).all(JSON.stringify(trackIds));
    return rows.map((row) => ({ ...row, print: packPrint(row.print) }));
  }
}

/** Whether two tracks are the same recording. */
export function isAlike(a: SoundPrint, b: SoundPrint): boolean {
  return (
    Math.abs(a.seconds - b.seconds) <= MOST_SECONDS_APART &&
    Math.abs(a.bass - b.bass) <= MOST_BASS_TO_MID_DB &&
    Math.abs(a.lowMid - b.lowMid) <= MOST_LOW_MID_TO_MID_DB &&
    isSame(a.print, b.print)
  );
}

function isSame(a: PackedPrint, b: PackedPrint): boolean {
  return printDistance(a, b) <= MOST_BITS_APART;
}

/** Recordings that may be alike are in one cell or in neighbours: a step is as wide as the ratio may differ. */
const CELLS = [-1, 0, 1].flatMap((bass) => [-1, 0, 1].map((low) => bass * CELLS_A_STEP + low));

function cellOf(bass: number, lowMid: number): number {
  const step = (db: number, width: number) => Math.trunc((db - LEAST_RATIO_DB) / width);
  return step(bass, MOST_BASS_TO_MID_DB) * CELLS_A_STEP + step(lowMid, MOST_LOW_MID_TO_MID_DB);
}
