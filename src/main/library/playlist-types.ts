import type {
  ExportReport,
  ImportReport,
  Playlist,
  PlaylistEdit,
  PlaylistEntry,
  PlaylistSummary,
} from '../../shared/domain/playlist';
import type { SmartRules } from '../../shared/domain/smart-rules';
import type { TrackSource } from '../../shared/domain/track-source';

/** The person's playlists: what `src/shared/api/playlists.ts` promises to the page. Every method throws AuralisError. */
export interface PlaylistLibrary {
  all(): Promise<PlaylistSummary[]>;
  get(id: number): Promise<Playlist>;
  entries(input: {
    id: number;
    cursor: string | null;
    limit: number;
  }): Promise<{ entries: PlaylistEntry[]; next: string | null }>;
  /** What rules would find now. */
  count(rules: SmartRules): Promise<{ tracks: number; durationSeconds: number }>;

  /** With `source`, filled from the beginning; with `rules`, a smart one. */
  create(input: {
    name: string;
    description: string;
    rules: SmartRules | null;
    source: TrackSource | null;
  }): Promise<{ id: number }>;
  /** One that holds these tracks. */
  createOf(name: string, trackIds: Uint32Array): Promise<{ id: number }>;
  change(input: { id: number; name?: string; description?: string; rules?: SmartRules }): Promise<void>;
  delete(id: number): Promise<void>;
  /** Before an entry, or at the end; answers how many were added. */
  add(input: { id: number; source: TrackSource; before: number | null }): Promise<{ entries: number }>;
  remove(input: { id: number; entries: number[] }): Promise<{ entries: number }>;
  move(input: { id: number; entries: number[]; before: number | null }): Promise<{ entries: number }>;
  /** Turns the newest edit of this run back; null where there is none. */
  undo(): Promise<PlaylistEdit | null>;
  redo(): Promise<PlaylistEdit | null>;

  /** Makes a playlist of what the library has of a playlist file. */
  importFile(file: string): Promise<ImportReport>;
  /** Writes a playlist in the format that the file's ending says. */
  exportFile(input: { id: number; file: string; relative: boolean }): Promise<ExportReport>;
}
