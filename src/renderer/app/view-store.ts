import { createStore } from 'zustand';
import type { ExportFormat } from '../../shared/domain/export-format';
import { DEFAULT_SORT, type TrackId, type TrackSort } from '../../shared/domain/track';

export type View = 'songs' | 'problems' | 'exports' | 'diagnostics';
export type DialogName = 'settings' | 'about' | 'shortcuts' | 'export' | 'tags';

/** What is on the screen. Everything else is main's and only shown here. */
export interface ViewState {
  view: View;
  dialog: DialogName | null;
  panelOpen: boolean;
  /** Only matters in narrow windows, where the sidebar lies over the page. */
  sidebarOpen: boolean;
  query: string;
  sort: TrackSort;
  /** Where the selection was moved last; the keys go on from there. */
  selectedId: TrackId | null;
  selectedIds: ReadonlySet<TrackId>;
  /** What was exported as last, offered again; a folder is chosen anew each time that the page begins. */
  exportChoice: { folder: string | null; format: ExportFormat };
  /** Counts how often the search box was asked for, so that it can take the focus each time. */
  searchRequests: number;
  show(view: View): void;
  openDialog(dialog: DialogName | null): void;
  setPanelOpen(open: boolean): void;
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
  return createStore<ViewState>()((set) => ({
    view: 'songs',
    dialog: null,
    panelOpen,
    sidebarOpen: false,
    query: '',
    sort: DEFAULT_SORT,
    selectedId: null,
    selectedIds: new Set(),
    exportChoice: { folder: null, format: 'flac24' },
    searchRequests: 0,
    show: (view) => set({ view, sidebarOpen: false }),
    openDialog: (dialog) => set({ dialog }),
    setPanelOpen: (open) => set({ panelOpen: open }),
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
