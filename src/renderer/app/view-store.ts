import { createStore } from 'zustand';
import type { ExportFormat } from '../../shared/domain/export-format';
import type { ExportReport, ImportReport, Playlist } from '../../shared/domain/playlist';
import { DEFAULT_SORT, type TrackId, type TrackSort } from '../../shared/domain/track';
import type { TrackSource } from '../../shared/domain/track-source';
import type { AlbumMode } from '../../shared/domain/wishes';

export type View = 'songs' | 'playlist' | 'problems' | 'exports' | 'diagnostics';
export type DialogName = 'settings' | 'about' | 'shortcuts' | 'export' | 'tags' | 'playlist' | 'playlist-report';
export type PanelName = 'enhance' | 'queue';
/** What Ctrl+Z takes back: edits of each are undone where they were made. */
export type Editable = 'playlists' | 'queue';

type PlaylistId = Playlist['id'];

export type PlaylistReport = { kind: 'import'; report: ImportReport } | { kind: 'export'; report: ExportReport };

/** Edits that can be taken back by key. */
const MOST_EDITS = 200;

/** What is on the screen. Everything else is main's and only shown here. */
export interface ViewState {
  view: View;
  dialog: DialogName | null;
  panelOpen: boolean;
  panel: PanelName;
  /** The playlist that the view of that name shows. */
  playlistId: PlaylistId | null;
  /** What the playlist dialog is about: one to be made where `id` is null, of these tracks where there are any. */
  playlistDraft: { id: PlaylistId | null; smart: boolean; source: TrackSource | null };
  /** What became of the playlist file that was read or written last. */
  playlistReport: PlaylistReport | null;
  /** Where the last edits were made, the newest last. */
  edits: { done: readonly Editable[]; undone: readonly Editable[] };
  /** Only matters in narrow windows, where the sidebar lies over the page. */
  sidebarOpen: boolean;
  query: string;
  sort: TrackSort;
  /** Where the selection was moved last; the keys go on from there. */
  selectedId: TrackId | null;
  selectedIds: ReadonlySet<TrackId>;
  /** What was exported as last, offered again; a folder is chosen anew each time that the page begins. */
  exportChoice: { folder: string | null; format: ExportFormat; albumMode: AlbumMode; report: boolean };
  /** Counts how often the search box was asked for, so that it can take the focus each time. */
  searchRequests: number;
  show(view: View): void;
  openDialog(dialog: DialogName | null): void;
  setPanelOpen(open: boolean): void;
  /** Opens a panel, or closes it where it is open. */
  togglePanel(panel: PanelName): void;
  showPlaylist(id: PlaylistId): void;
  draftPlaylist(draft: ViewState['playlistDraft']): void;
  report(report: PlaylistReport): void;
  noteEdit(where: Editable): void;
  /** Answers where the edit is to be taken back, or done again; null where there is none. */
  takeEdit(way: 'undo' | 'redo'): Editable | null;
  setSidebarOpen(open: boolean): void;
  search(query: string): void;
  requestSearch(): void;
  sortBy(by: TrackSort['by']): void;
  select(id: TrackId | null): void;
  /** Takes a song into the selection, or out of it. */
  toggleSelected(id: TrackId): void;
  /** Adds songs to the selection and moves on to `id`. */
  extendSelection(ids: readonly TrackId[], id: TrackId): void;
  chooseExport(choice: Partial<ViewState['exportChoice']>): void;
}

/** The order after a click on a column: the other direction where it was chosen already, else ascending. */
export function nextSort(current: TrackSort, by: TrackSort['by']): TrackSort {
  const turned = current.by === by && current.direction === 'ascending';
  return { by, direction: turned ? 'descending' : 'ascending' };
}

/** @param panelOpen whether the window has room for the Enhance panel at the start */
export function createViewStore(panelOpen: boolean) {
  return createStore<ViewState>()((set, get) => ({
    view: 'songs',
    dialog: null,
    panelOpen,
    panel: 'enhance',
    playlistId: null,
    playlistDraft: { id: null, smart: false, source: null },
    playlistReport: null,
    edits: { done: [], undone: [] },
    sidebarOpen: false,
    query: '',
    sort: DEFAULT_SORT,
    selectedId: null,
    selectedIds: new Set(),
    exportChoice: { folder: null, format: 'flac24', albumMode: 'auto', report: false },
    searchRequests: 0,
    show: (view) => set({ view, sidebarOpen: false }),
    openDialog: (dialog) => set({ dialog }),
    setPanelOpen: (open) => set({ panelOpen: open }),
    togglePanel: (panel) => set((now) => ({ panel, panelOpen: !(now.panelOpen && now.panel === panel) })),
    showPlaylist: (id) =>
      set({ view: 'playlist', playlistId: id, sidebarOpen: false, selectedId: null, selectedIds: new Set() }),
    draftPlaylist: (draft) => set({ playlistDraft: draft, dialog: 'playlist' }),
    report: (report) => set({ playlistReport: report, dialog: 'playlist-report' }),
    noteEdit: (where) =>
      set(({ edits }) => ({ edits: { done: [...edits.done, where].slice(-MOST_EDITS), undone: [] } })),
    takeEdit: (way) => {
      const { edits } = get();
      const [from, to] = way === 'undo' ? [edits.done, edits.undone] : [edits.undone, edits.done];
      const where = from.at(-1);
      if (where === undefined) return null;
      const [left, more] = [from.slice(0, -1), [...to, where]];
      set({ edits: way === 'undo' ? { done: left, undone: more } : { done: more, undone: left } });
      return where;
    },
    setSidebarOpen: (open) => set({ sidebarOpen: open }),
    search: (query) => set({ query, view: 'songs' }),
    requestSearch: () => set(({ searchRequests }) => ({ searchRequests: searchRequests + 1, sidebarOpen: true })),
    sortBy: (by) => set((state) => ({ sort: nextSort(state.sort, by) })),
    select: (id) => set({ selectedId: id, selectedIds: new Set(id === null ? [] : [id]) }),
    toggleSelected: (id) =>
      set(({ selectedIds }) => {
        const kept = new Set(selectedIds);
        if (!kept.delete(id)) kept.add(id);
        return { selectedId: id, selectedIds: kept };
      }),
    extendSelection: (ids, id) =>
      set(({ selectedIds }) => ({ selectedId: id, selectedIds: new Set([...selectedIds, ...ids]) })),
    chooseExport: (choice) => set(({ exportChoice }) => ({ exportChoice: { ...exportChoice, ...choice } })),
  }));
}

export type ViewStore = ReturnType<typeof createViewStore>;
