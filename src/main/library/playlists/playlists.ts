import type { Playlist, PlaylistEntry } from '../../../shared/domain/playlist';
import type { SmartRules } from '../../../shared/domain/smart-rules';
import type { Track } from '../../../shared/domain/track';
import { SELECT_TRACKS } from '../tables/track-row';
import type { Statements } from '../worker/statements';
import { decodeIndex, decodePlace, encodeIndex, encodePlace } from './entry-cursor';
import { type PlaylistEntries, toEntries } from './playlist-entries';
import type { PlaylistTable } from './playlist-table';
import type { SmartLists } from './smart-lists';

interface Page {
  entries: PlaylistEntry[];
  next: string | null;
}

/** Reads playlists, those that people fill and smart ones alike. */
export class Playlists {
  constructor(
    private readonly statements: Statements,
    private readonly table: PlaylistTable,
    private readonly entries: PlaylistEntries,
    private readonly smart: SmartLists,
  ) {}

  /** Throws AuralisError `playlist-not-found`, as all of these. */
  playlist(id: number, nowMs: number): Playlist {
    const stored = this.table.get(id);
    if (stored.rules === null) return { ...stored, ...this.entries.totals(id) };
    const { tracks, durationSeconds } = this.count(stored.rules, nowMs);
    return { ...stored, entries: tracks, durationSeconds, lost: 0 };
  }

  page(id: number, cursor: string | null, limit: number, nowMs: number): Page {
    const { rules } = this.table.get(id);
    return rules === null ? this.filledPage(id, cursor, limit) : this.smartPage(rules, cursor, limit, nowMs);
  }

  trackIds(id: number, nowMs: number): Uint32Array<ArrayBuffer> {
    const { rules } = this.table.get(id);
    return rules === null ? this.entries.trackIds(id) : this.smart.of(rules, nowMs);
  }

  count(rules: SmartRules, nowMs: number): { tracks: number; durationSeconds: number } {
    return {
      tracks: this.smart.of(rules, nowMs).length,
      durationSeconds: this.smart.durationSeconds(rules, nowMs),
    };
  }

  /** Those of these tracks that are there. */
  tracks(ids: readonly number[]): Track[] {
    const wanted = JSON.stringify([...new Set(ids)]);
    const json = this.statements.column<string>('tracks.by-ids', SELECT_TRACKS).get(wanted);
    return JSON.parse(json ?? '[]') as Track[];
  }

  private filledPage(id: number, cursor: string | null, limit: number): Page {
    const rows = this.entries.page(id, cursor === null ? null : decodePlace(cursor), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const tracks = this.trackMap(shown.flatMap(({ trackId }) => (trackId === null ? [] : [trackId])));
    return { entries: toEntries(shown, tracks), next: rows.length > limit && last ? encodePlace(last) : null };
  }

  private smartPage(rules: SmartRules, cursor: string | null, limit: number, nowMs: number): Page {
    const from = cursor === null ? 0 : decodeIndex(cursor);
    const ids = this.smart.of(rules, nowMs);
    const shown = [...ids.subarray(from, from + limit)];
    const tracks = this.trackMap(shown);
    return {
      entries: shown.map((id) => ({ id, track: tracks.get(id) ?? null, lost: null })),
      next: from + limit < ids.length ? encodeIndex(from + limit) : null,
    };
  }

  private trackMap(ids: readonly number[]): Map<number, Track> {
    return new Map(this.tracks(ids).map((track) => [track.id, track]));
  }
}
