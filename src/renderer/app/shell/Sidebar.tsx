import {
  Activity,
  CalendarPlus,
  ChartNoAxesColumn,
  CircleHelp,
  Disc3,
  FileOutput,
  Heart,
  History,
  Keyboard,
  type LucideIcon,
  Music2,
  Settings2,
  Tag,
  TrendingUp,
  TriangleAlert,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import { Logo } from '../../components/Logo';
import { AnalysisProgress } from '../../features/analysis/AnalysisProgress';
import { useBatch } from '../../features/export/use-export';
import { AddFolder, FolderList } from '../../features/library/FolderList';
import { ScanProgress } from '../../features/library/ScanProgress';
import { SearchBox } from '../../features/library/SearchBox';
import { useScanProblems } from '../../features/library/use-problems';
import { useSongCount } from '../../features/library/use-tracks';
import { PlaylistList } from '../../features/playlists/PlaylistList';
import { useView } from '../page-context';
import { useFormat } from '../use-format';
import type { View } from '../view-store';
import { BackAndForward } from './BackAndForward';
import { NavigationItem } from './NavigationItem';

/** The library's views, each with those that are reached through it. */
const PLACES = [
  { view: 'songs', within: ['search'], text: 'library.songs', Icon: Music2 },
  { view: 'albums', within: ['album'], text: 'browse.albums', Icon: Disc3 },
  { view: 'artists', within: ['artist'], text: 'browse.artists', Icon: UsersRound },
  { view: 'genres', within: ['genre', 'year'], text: 'browse.genres', Icon: Tag },
  { view: 'favourites', within: [], text: 'browse.favourites', Icon: Heart },
  { view: 'recentlyAdded', within: [], text: 'browse.recentlyAdded', Icon: CalendarPlus },
  { view: 'recentlyPlayed', within: [], text: 'browse.recentlyPlayed', Icon: History },
  { view: 'mostPlayed', within: [], text: 'browse.mostPlayed', Icon: TrendingUp },
  { view: 'statistics', within: ['duplicates'], text: 'browse.statistics', Icon: ChartNoAxesColumn },
] as const satisfies readonly { view: View; within: readonly View[]; text: string; Icon: LucideIcon }[];

export function Sidebar() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const view = useView((state) => state.view);
  const show = useView((state) => state.show);
  const openDialog = useView((state) => state.openDialog);
  const songs = useSongCount();
  const exported = useBatch((batch) => batch?.counts.done ?? 0);
  const exporting = useBatch((batch) => (batch ? batch.counts.waiting + batch.counts.running : 0));
  const anyExport = useBatch((batch) => (batch?.jobs.length ?? 0) > 0);
  const { data: problems = [] } = useScanProblems();

  return (
    <nav aria-label={t('app.navigation')} className="flex h-full w-60 flex-col gap-3 p-3 max-[86rem]:w-56">
      <div className="flex items-center gap-2 px-1.5 pt-1 text-[0.9375rem] font-semibold tracking-tight">
        <Logo size={24} />
        <span className="flex-1">{t('app.name')}</span>
        <BackAndForward />
      </div>
      <SearchBox />
      <div className="-mx-1 -mt-1 flex min-h-0 flex-1 scroll-pb-12 flex-col gap-4 overflow-y-auto px-1 pt-1">
        <ul>
          {PLACES.map(({ view: place, within, text, Icon }) => (
            <NavigationItem
              key={place}
              icon={<Icon size={16} aria-hidden />}
              label={t(text)}
              note={place === 'songs' && songs !== null ? count(songs) : ''}
              current={view === place || within.some((inner) => inner === view)}
              onOpen={() => show(place)}
            />
          ))}
          {problems.length > 0 && (
            <NavigationItem
              icon={<TriangleAlert size={16} aria-hidden />}
              label={t('library.problems')}
              note={count(problems.length)}
              current={view === 'problems'}
              onOpen={() => show('problems')}
            />
          )}
          {(anyExport || view === 'exports') && (
            <NavigationItem
              icon={<FileOutput size={16} aria-hidden />}
              label={t('exporting.title')}
              note={count(exporting > 0 ? exporting : exported)}
              current={view === 'exports'}
              onOpen={() => show('exports')}
            />
          )}
        </ul>
        <PlaylistList />
        <FolderList />
        <AddFolder />
      </div>
      <ScanProgress />
      <AnalysisProgress />
      <div className="flex justify-between">
        <IconButton
          label={t('diagnostics.title')}
          onClick={() => show('diagnostics')}
          aria-current={view === 'diagnostics' ? 'page' : undefined}
          tone={view === 'diagnostics' ? 'chosen' : 'quiet'}
          icon={<Activity size={17} aria-hidden />}
        />
        <IconButton
          label={t('settings.title')}
          onClick={() => openDialog('settings')}
          icon={<Settings2 size={17} aria-hidden />}
        />
        <IconButton
          label={t('shortcuts.title')}
          onClick={() => openDialog('shortcuts')}
          icon={<Keyboard size={17} aria-hidden />}
        />
        <IconButton
          label={t('about.title')}
          onClick={() => openDialog('about')}
          icon={<CircleHelp size={17} aria-hidden />}
        />
      </div>
    </nav>
  );
}
