import { lazy, Suspense, useState } from 'react';
import { useView } from '../page-context';
import type { DialogName } from '../view-store';

// What the first screen does not show is read when it is asked for.
export const DiagnosticsView = lazy(async () => ({
  default: (await import('../../features/diagnostics/DiagnosticsView')).DiagnosticsView,
}));
export const ProblemsView = lazy(async () => ({
  default: (await import('../../features/library/ProblemsView')).ProblemsView,
}));
export const ExportsView = lazy(async () => ({
  default: (await import('../../features/export/ExportsView')).ExportsView,
}));
export const PlaylistView = lazy(async () => ({
  default: (await import('../../features/playlists/PlaylistView')).PlaylistView,
}));
export const AlbumsView = lazy(async () => ({
  default: (await import('../../features/browse/AlbumsView')).AlbumsView,
}));
export const AlbumView = lazy(async () => ({ default: (await import('../../features/browse/AlbumView')).AlbumView }));
export const ArtistsView = lazy(async () => ({
  default: (await import('../../features/browse/ArtistsView')).ArtistsView,
}));
export const ArtistView = lazy(async () => ({
  default: (await import('../../features/browse/ArtistView')).ArtistView,
}));
export const GenresView = lazy(async () => ({
  default: (await import('../../features/browse/GenresView')).GenresView,
}));
export const GenreView = lazy(async () => ({ default: (await import('../../features/browse/GenreView')).GenreView }));
export const YearView = lazy(async () => ({ default: (await import('../../features/browse/YearView')).YearView }));
export const StatisticsView = lazy(async () => ({
  default: (await import('../../features/browse/StatisticsView')).StatisticsView,
}));
export const SimilarView = lazy(async () => ({
  default: (await import('../../features/likeness/SimilarView')).SimilarView,
}));
export const DuplicatesView = lazy(async () => ({
  default: (await import('../../features/likeness/DuplicatesView')).DuplicatesView,
}));
export const QueuePanel = lazy(async () => ({ default: (await import('../../features/queue/QueuePanel')).QueuePanel }));
const DIALOGS = {
  playlist: lazy(async () => ({ default: (await import('../../features/playlists/PlaylistDialog')).PlaylistDialog })),
  'playlist-report': lazy(async () => ({
    default: (await import('../../features/playlists/ReportDialog')).ReportDialog,
  })),
  settings: lazy(async () => ({ default: (await import('../../features/settings/SettingsDialog')).SettingsDialog })),
  about: lazy(async () => ({ default: (await import('../../features/about/AboutDialog')).AboutDialog })),
  export: lazy(async () => ({ default: (await import('../../features/export/ExportDialog')).ExportDialog })),
  tags: lazy(async () => ({ default: (await import('../../features/tags/TagsDialog')).TagsDialog })),
  shortcuts: lazy(async () => ({ default: (await import('../shortcuts/ShortcutsDialog')).ShortcutsDialog })),
};

/** The dialogs that were opened so far; a closed one stays to fade out. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog);
  const [met, setMet] = useState<readonly DialogName[]>([]);
  if (dialog && !met.includes(dialog)) setMet([...met, dialog]);
  return met.map((name) => {
    const Dialog = DIALOGS[name];
    return (
      <Suspense key={name} fallback={null}>
        <Dialog />
      </Suspense>
    );
  });
}
