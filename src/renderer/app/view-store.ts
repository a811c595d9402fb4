import { createStore, type StoreApi } from 'zustand';
import type { AlbumSort, ArtistKind } from '../../shared/domain/browse';
import type { ExportFormat } from '../../shared/domain/export-format';
import type { StageName } from '../../shared/domain/plan';
import type { ExportReport, ImportReport, Playlist } from '../../shared/domain/playlist';
import { DEFAULT_SORT, type TrackId, type TrackSort } from '../../shared/domain/track';
import type { TrackSource } from '../../shared/domain/track-source';
import type { AlbumMode, OverrideScope } from '../../shared/domain/wishes';
import { shownList } from './shown-list';

/** Song lists of the whole library, each with an order of its own. */
type SongView = 'songs' | 'search' | 'favourites' | 'recentlyAdded' | 'recentlyPlayed' | 'mostPlayed';
export type View =
  | SongView
  | 'albums'
  | 'album'
  | 'artists'
  | 'artist'
  | 'genres'
  | 'genre'
  | 'year'
  | 'statistics'
  | 'similar'
  | 'duplicates'
  | 'playlist'
  | 'problems'
  | 'exports'
  | 'diagnostics';
export type DialogName = 'settings' | 'about' | 'shortcuts' | 'export' | 'tags' | 'playlist' | 'playlist-report';
export type PanelName = 'enhance' | 'queue';
/** What Ctrl+Z takes back: edits of each are undone where they were made. */
export type Editable = 'playlists' | 'queue';

type PlaylistId = Playlist['id'];

export type PlaylistReport = { kind: 'import'; report: ImportReport } | { kind: 'export'; report: ExportReport };

/** Edits that can be taken back by key. */
const MOST_EDITS = 200;

/** Where one can be, and come back to. */
export interface Place {
  view: View;
  /** The album, artist or genre that is shown, the year, or the song that others are like; null for views that show no single one. */
  subjectId: number | null;
  playlistId: PlaylistId | null;
  query: string;
}

/** Places that one can go back to. */
const MOST_PLACES = 100;

/** What is on the screen. Everything else is main's and only shown here. */
export interface ViewState extends Place {
  /** Places before this one, the last at the end, and those that one came back from, the next first. */
  past: readonly Place[];
  future: readonly Place[];
  dialog: DialogName | null;
  panelOpen: boolean;
  panel: PanelName;
  /** What the playlist dialog is about: one to be made where `id` is null, of these tracks where there are any. */
  playlistDraft: { id: PlaylistId | null; smart: boolean; source: TrackSource | null };
  /** What became of the playlist file that was read or written last. */
  playlistReport: PlaylistReport | null;
  /** Where the last edits were made, the newest last. */
  edits: { done: readonly Editable[]; undone: readonly Editable[] };
  /** Only matters in narrow windows, where the sidebar lies over the page. */
  sidebarOpen: boolean;
  /** Of songs and search results. */
  sort: TrackSort;
  /** Of the other song lists, where it was changed. */
  sorts: Partial<Record<View, TrackSort>>;
  albumSort: AlbumSort;
  /** Which of its lists a genre's page shows. */
  genreShows: 'songs' | 'albums';
  artistKind: ArtistKind;
  /** Where the selection was moved last; the keys go on from there. */
  selectedId: TrackId | null;
  selectedIds: ReadonlySet<TrackId>;
  /** The songs that the export dialog is about; null for those selected. */
  exportIds: readonly TrackId[] | null;
  /** What was exported as last, offered again; a folder is chosen anew each time that the page begins. */
  exportChoice: { folder: string | null; format: ExportFormat; albumMode: AlbumMode; report: boolean };
  /** Where what is set by hand applies, as far as there is such a thing for what plays. */
  overrideScope: OverrideScope;
  /** Stages of the plan whose parameters are in sight. */
  openStages: readonly StageName[];
  /** Counts how often the search box was asked for, so that it can take the focus each time. */
  searchRequests: number;
  show(view: View): void;
  /** Shows an album, artist, genre or year, or what is similar to a song. */
  open(view: 'album' | 'artist' | 'genre' | 'year' | 'similar', subjectId: number): void;
  back(): void;
  forward(): void;
  openDialog(dialog: DialogName | null): void;
  /** Opens the export for these songs instead of those selected. */
  openExport(ids: readonly TrackId[]): void;
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
  sortAlbums(sort: AlbumSort): void;
  select(id: TrackId | null): void;
  /** Takes a song into the selection, or out of it. */
  toggleSelected(id: TrackId): void;
  /** Adds songs to the selection and moves on to `id`. */
  extendSelection(ids: readonly TrackId[], id: TrackId): void;
  chooseExport(choice: Partial<ViewState['exportChoice']>): void;
  chooseOverrideScope(scope: OverrideScope): void;
  toggleStage(name: StageName): void;
}

/** The order after a click on a column: the other direction where it was chosen already, else ascending. */
export function nextSort(current: TrackSort, by: TrackSort['by']): TrackSort {
  const turned = current.by === by && current.direction === 'ascending';
  return { by, direction: turned ? 'descending' : 'ascending' };
}

const NOWHERE = { selectedId: null, selectedIds: new Set<TrackId>() };

function placeOf({ view, subjectId, playlistId, query }: ViewState): Place {
  return { view, subjectId, playlistId, query: view === 'search' ? query : '' };
}

/** Notes each place that is left, wherever it was left from; a search that is typed on stays one place. */
function keepHistory(store: StoreApi<ViewState>): void {
  store.subscribe((now, before) => {
    if (now.past !== before.past) return;
    const [here, there] = [placeOf(now), placeOf(before)];
    const same = here.view === there.view && (here.view === 'search' || JSON.stringify(here) === JSON.stringify(there));
    if (!same) store.setState({ past: [...now.past, there].slice(-MOST_PLACES), future: [] });
  });
}

/** @param panelOpen whether the window has room for the Enhance panel at the start */
export function createViewStore(panelOpen: boolean) {
  const store = createStore<ViewState>()((set, get) => ({
    view: 'songs',
    subjectId: null,
    past: [],
    future: [],
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
    sorts: {},
    albumSort: { by: 'artist', direction: 'ascending' },
    genreShows: 'songs',
    artistKind: 'performers',
    selectedId: null,
    selectedIds: new Set(),
    exportIds: null,
    exportChoice: { folder: null, format: 'flac24', albumMode: 'auto', report: false },
    overrideScope: 'track',
    openStages: [],
    searchRequests: 0,
    show: (view) => set({ view, subjectId: null, query: '', sidebarOpen: false, ...NOWHERE }),
    open: (view, subjectId) => set({ view, subjectId, query: '', sidebarOpen: false, ...NOWHERE }),
    back: () =>
      set((now) => {
        const place = now.past.at(-1);
        if (!place) return now;
        return { ...place, past: now.past.slice(0, -1), future: [placeOf(now), ...now.future], ...NOWHERE };
      }),
    forward: () =>
      set((now) => {
        const [place, ...future] = now.future;
        if (!place) return now;
        return { ...place, past: [...now.past, placeOf(now)], future, ...NOWHERE };
      }),
    // What the export was about stays so while it closes.
    openDialog: (dialog) => set(dialog === 'export' ? { dialog, exportIds: null } : { dialog }),
    openExport: (exportIds) => set({ dialog: 'export', exportIds }),
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
    search: (query) => {
      if (query !== '') set({ query, view: 'search', subjectId: null });
      else if (get().view === 'search' && get().past.length > 0) get().back();
      else set({ query });
    },
    requestSearch: () => set(({ searchRequests }) => ({ searchRequests: searchRequests + 1, sidebarOpen: true })),
    sortBy: (by) =>
      set((state) => {
        const { view } = state;
        const sort = nextSort(shownList(state).sort, by);
        return view === 'songs' || view === 'search' ? { sort } : { sorts: { ...state.sorts, [view]: sort } };
      }),
    sortAlbums: (albumSort) => set({ albumSort }),
    select: (id) => set({ selectedId: id, selectedIds: new Set(id === null ? [] : [id]) }),
    toggleSelected: (id) =>
      set(({ selectedIds }) => {
        const kept = new Set(selectedIds);
        if (!kept.delete(id)) kept.add(id);
        return { selectedId: id, selectedIds: kept };
      }),
    extendSelection: (ids, id) =>
      set(({ selectedIds }) => ({ selectedId: id, selectedIds: new Set([...selectedIds, ...ids]) })),
    chooseOverrideScope: (overrideScope) => set({ overrideScope }),
    toggleStage: (name) =>
      set(({ openStages }) => ({
        openStages: openStages.includes(name) ? openStages.filter((open) => open !== name) : [...openStages, name],
      })),
    chooseExport: (choice) => set(({ exportChoice }) => ({ exportChoice: { ...exportChoice, ...choice } })),
  }));
  keepHistory(store);
  return store;
}

export type ViewStore = ReturnType<typeof createViewStore>;
