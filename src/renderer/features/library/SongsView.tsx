import { FileOutput, FolderPlus, Heart, History, MusicIcon, Tags, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../app/api/problem';
import { useLive } from '../../app/api/use-live';
import { problemSentences } from '../../app/i18n/sentences';
import { usePage, useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import type { View } from '../../app/view-store';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { Spinner } from '../../components/Spinner';
import { ViewHeader } from '../../components/ViewHeader';
import { AddAllButton } from '../playlists/AddAllButton';
import { ColumnsMenu } from './ColumnsMenu';
import { FirstRun } from './FirstRun';
import { NothingFound } from './NothingFound';
import { SearchGroups } from './SearchGroups';
import { SongTable } from './SongTable';
import { useAnsweredList } from './use-answered-list';
import { useFolderCommands, useFolders } from './use-folders';
import { useSearch } from './use-search';
import { useTracks } from './use-tracks';

const TITLES = {
  favourites: 'browse.favourites',
  recentlyAdded: 'browse.recentlyAdded',
  recentlyPlayed: 'browse.recentlyPlayed',
  mostPlayed: 'browse.mostPlayed',
} as const satisfies Partial<Record<View, string>>;

/** What lists say that are empty although there are songs. */
const EMPTY = {
  favourites: { Icon: Heart, title: 'browse.noFavourites', text: 'browse.noFavouritesText' },
  recentlyPlayed: { Icon: History, title: 'browse.nothingPlayed', text: 'browse.nothingPlayedText' },
  mostPlayed: { Icon: History, title: 'browse.nothingPlayed', text: 'browse.nothingPlayedText' },
} as const satisfies Partial<Record<View, object>>;

export function SongsView() {
  const { t, i18n } = useTranslation();
  const { count } = useFormat();
  const { view, sort, query: typed } = useAnsweredList();
  const searching = view === 'search' && typed !== '';
  const found = useSearch(searching ? typed : '');
  const query = (searching ? found?.corrected : null) ?? typed;
  const folders = useFolders();
  const { choose } = useFolderCommands();
  const { live } = usePage();
  const scanning = useLive(live.scan, ({ value }) => value?.kind === 'scanning');
  const { tracks, list, total, loading, failure, retry, readOn } = useTracks(sort, query);

  if (failure) {
    const { happened, meaning, remedy } = problemSentences(problemOf(failure), i18n);
    return (
      <EmptyState
        icon={<TriangleAlert size={40} strokeWidth={1.5} />}
        title={t('library.failedTitle')}
        text={`${happened} ${meaning} ${remedy}`}
        action={<Button onClick={retry}>{t('app.retry')}</Button>}
      />
    );
  }
  if (loading || folders === null || total === null) return <Waiting text={t('library.loading')} />;
  if (total === 0 && searching && (found?.results.length ?? 0) === 0) return <NothingFound query={typed} />;
  if (total === 0 && folders.length === 0) return <FirstRun />;
  if (total === 0 && scanning) return <Waiting text={t('library.firstScan')} />;
  const empty = view in EMPTY ? EMPTY[view as keyof typeof EMPTY] : null;
  if (total === 0 && empty) {
    const { Icon } = empty;
    return <EmptyState icon={<Icon size={40} strokeWidth={1.5} />} title={t(empty.title)} text={t(empty.text)} />;
  }
  if (total === 0 && !searching) {
    return (
      <EmptyState
        icon={<MusicIcon size={40} strokeWidth={1.5} />}
        title={t('library.noSongsTitle')}
        text={t('library.noSongsText')}
        action={
          <Button icon={<FolderPlus size={16} aria-hidden />} onClick={choose}>
            {t('library.addFolder')}
          </Button>
        }
      />
    );
  }
  const title = searching
    ? t('library.searchTitle', { query })
    : t(view in TITLES ? TITLES[view as keyof typeof TITLES] : 'library.songs');
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={title} note={t('library.songCount', { count: total, formatted: count(total) })}>
        <ColumnsMenu />
        <AddAllButton source={() => ({ kind: 'search', sort, query })} />
        <SelectionButtons />
      </ViewHeader>
      {searching && <SearchGroups typed={typed} found={found} />}
      <SongTable tracks={tracks} total={total} label={title} list={list} onReadOn={readOn} />
    </div>
  );
}

/** What can be done with the selected songs; nothing to press while none is selected. */
const SelectionButtons = memo(function SelectionButtons() {
  const { t } = useTranslation();
  const nothing = useView((view) => view.selectedIds.size === 0);
  const openDialog = useView((view) => view.openDialog);
  return (
    <>
      <Button size="small" disabled={nothing} icon={<Tags size={14} aria-hidden />} onClick={() => openDialog('tags')}>
        {t('tags.action')}
      </Button>
      <Button
        size="small"
        disabled={nothing}
        icon={<FileOutput size={14} aria-hidden />}
        onClick={() => openDialog('export')}
      >
        {t('exporting.action')}
      </Button>
    </>
  );
});

function Waiting({ text }: { text: string }) {
  return (
    <div role="status" className="grid h-full animate-appear place-items-center p-8 text-muted">
      <span className="flex items-center gap-3">
        <Spinner /> {text}
      </span>
    </div>
  );
}
