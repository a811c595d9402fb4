import { Menu } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../components/cx';
import { IconButton } from '../../components/IconButton';
import { EnhancePanel } from '../../features/enhancement/EnhancePanel';
import { DropOverlay } from '../../features/library/DropOverlay';
import { SongsView } from '../../features/library/SongsView';
import { Notices } from '../../features/notices/Notices';
import { PlayerBar } from '../../features/playback/PlayerBar';
import { useView } from '../page-context';
import {
  AlbumsView,
  AlbumView,
  ArtistsView,
  ArtistView,
  DiagnosticsView,
  Dialogs,
  DuplicatesView,
  ExportsView,
  GenresView,
  GenreView,
  PlaylistView,
  ProblemsView,
  QueuePanel,
  SimilarView,
  StatisticsView,
  YearView,
} from './on-demand';
import { Sidebar } from './Sidebar';
import { useActions } from './use-actions';

const VIEWS = {
  songs: SongsView,
  search: SongsView,
  favourites: SongsView,
  recentlyAdded: SongsView,
  recentlyPlayed: SongsView,
  mostPlayed: SongsView,
  albums: AlbumsView,
  album: AlbumView,
  artists: ArtistsView,
  artist: ArtistView,
  genres: GenresView,
  genre: GenreView,
  year: YearView,
  statistics: StatisticsView,
  similar: SimilarView,
  duplicates: DuplicatesView,
  playlist: PlaylistView,
  problems: ProblemsView,
  exports: ExportsView,
  diagnostics: DiagnosticsView,
};

/** Sidebar, view and Enhance panel side by side, the player below them. */
export function Shell() {
  const { t } = useTranslation();
  const View = VIEWS[useView((view) => view.view)];
  const panelOpen = useView((view) => view.panelOpen);
  const panel = useView((view) => view.panel);
  const sidebarOpen = useView((view) => view.sidebarOpen);
  const setSidebarOpen = useView((view) => view.setSidebarOpen);
  useActions();

  return (
    <div className="flex h-full flex-col bg-canvas">
      <div className="relative flex min-h-0 flex-1 gap-2 px-2 pt-2">
        <div
          className={cx(
            'shrink-0 max-md:absolute max-md:inset-y-2 max-md:left-2 max-md:z-20 max-md:rounded-pane max-md:bg-canvas max-md:shadow-raised',
            !sidebarOpen && 'max-md:hidden',
          )}
        >
          <Sidebar />
        </div>
        <main aria-label={t('app.main')} className="min-w-0 flex-1 rounded-pane bg-surface shadow-pane">
          <div className="absolute top-3 left-3 z-20 md:hidden">
            {!sidebarOpen && (
              <IconButton
                label={t('app.openSidebar')}
                onClick={() => setSidebarOpen(true)}
                icon={<Menu size={18} aria-hidden />}
              />
            )}
          </div>
          <Suspense fallback={null}>
            <View />
          </Suspense>
        </main>
        {panelOpen && (
          <aside
            aria-label={panel === 'queue' ? t('queue.title') : t('enhancement.title')}
            className="w-82 shrink-0 animate-appear overflow-y-auto rounded-pane bg-surface shadow-pane max-[86rem]:w-76 max-[52rem]:absolute max-[52rem]:inset-y-2 max-[52rem]:right-2 max-[52rem]:z-10 max-[52rem]:max-w-[calc(100%-1rem)] max-[52rem]:shadow-raised"
          >
            {panel === 'queue' ? (
              <Suspense fallback={null}>
                <QueuePanel />
              </Suspense>
            ) : (
              <EnhancePanel />
            )}
          </aside>
        )}
        <Notices />
      </div>
      <PlayerBar />
      <Dialogs />
      <DropOverlay />
    </div>
  );
}
