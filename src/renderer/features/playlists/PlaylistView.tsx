import { Menu } from '@base-ui/react/menu';
import {
  Ellipsis,
  FileOutput,
  ListMusic,
  ListStart,
  ListX,
  Pencil,
  Play,
  Shuffle,
  Sparkles,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Playlist, PlaylistEntry } from '../../../shared/domain/playlist';
import { usePage, useView } from '../../app/page-context';
import { useCommand } from '../../app/use-command';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { IconButton } from '../../components/IconButton';
import { MENU_ITEM, MENU_LINE, MENU_POPUP } from '../../components/menu';
import { ViewHeader } from '../../components/ViewHeader';
import { EntryTable } from './EntryTable';
import { useLength } from './use-length';
import { useEntries, usePlaylist, usePlaylistCommands } from './use-playlists';

/** One playlist: what it is called, how long it is, and what is in it. */
export function PlaylistView() {
  const { t } = useTranslation();
  const id = useView((view) => view.playlistId);
  const { data: playlist, isError } = usePlaylist(id);
  if (isError || id === null)
    return (
      <EmptyState
        icon={<ListX size={40} strokeWidth={1.5} />}
        title={t('playlists.gone')}
        text={t('playlists.goneText')}
      />
    );
  return playlist ? <Shown key={id} playlist={playlist} /> : null;
}

function Shown({ playlist }: { playlist: Playlist }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const length = useLength();
  const { entries, loading, complete, readOn } = useEntries(playlist.id);
  const smart = playlist.rules !== null;
  const songs = t('library.songCount', { count: playlist.entries, formatted: count(playlist.entries) });
  const lost =
    playlist.lost > 0 ? t('playlists.lostCount', { count: playlist.lost, formatted: count(playlist.lost) }) : null;
  const note = [songs, playlist.durationSeconds > 0 ? length(playlist.durationSeconds) : null, lost];
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={playlist.name} note={note.filter((part) => part !== null).join(' · ')}>
        <Actions playlist={playlist} entries={entries} />
      </ViewHeader>
      {playlist.description !== '' && (
        <p className="selectable -mt-2 px-6 pb-3 text-[0.8125rem] text-pretty text-muted" dir="auto">
          {playlist.description}
        </p>
      )}
      {playlist.entries === 0 && !loading ? (
        <EmptyState
          icon={smart ? <Sparkles size={40} strokeWidth={1.5} /> : <ListMusic size={40} strokeWidth={1.5} />}
          title={smart ? t('playlists.emptySmart') : t('playlists.empty')}
          text={smart ? t('playlists.emptySmartText') : t('playlists.emptyText')}
        />
      ) : (
        <EntryTable
          playlist={playlist}
          smart={smart}
          entries={entries}
          total={complete ? entries.length : playlist.entries}
          onReadOn={readOn}
        />
      )}
    </div>
  );
}

function Actions({ playlist, entries }: { playlist: Playlist; entries: readonly PlaylistEntry[] }) {
  const { t } = useTranslation();
  const { client, view } = usePage();
  const command = useCommand();
  const draftPlaylist = useView((state) => state.draftPlaylist);
  const { play, remove, exportFile } = usePlaylistCommands();
  const { id, rules } = playlist;
  const playable = entries.flatMap(({ track }, index) => (track?.available ? [{ track, index }] : []));
  const start = async (shuffled: boolean) => {
    const at = shuffled ? Math.floor(Math.random() * playable.length) : 0;
    const chosen = playable[at];
    if (!chosen) return;
    if (shuffled) await command(() => client.queue.setShuffled({ shuffled: true }));
    await play(id, chosen.track.id, chosen.index);
  };
  const enqueue = (where: 'next' | 'end') =>
    command(async () => {
      await client.queue.add({ source: { kind: 'playlist', id }, where });
      view.getState().noteEdit('queue');
    });
  return (
    <>
      <Button
        size="small"
        disabled={playable.length === 0}
        icon={<Play size={14} fill="currentColor" aria-hidden />}
        onClick={() => void start(false)}
      >
        {t('playlists.play')}
      </Button>
      <Button
        size="small"
        disabled={playable.length === 0}
        icon={<Shuffle size={14} aria-hidden />}
        onClick={() => void start(true)}
      >
        {t('playlists.shuffle')}
      </Button>
      <Button
        size="small"
        icon={<Pencil size={14} aria-hidden />}
        onClick={() => draftPlaylist({ id, smart: rules !== null, source: null })}
      >
        {rules ? t('playlists.editRules') : t('playlists.edit')}
      </Button>
      <Menu.Root>
        <Menu.Trigger
          render={<IconButton size="small" label={t('playlists.more')} icon={<Ellipsis size={16} aria-hidden />} />}
        />
        <Menu.Portal>
          <Menu.Positioner className="z-30 outline-none" align="end" sideOffset={4}>
            <Menu.Popup className={MENU_POPUP}>
              <Menu.Item className={MENU_ITEM} onClick={() => void enqueue('next')}>
                <ListStart size={15} aria-hidden className="text-muted" />
                {t('queue.playNext')}
              </Menu.Item>
              <Menu.Item className={MENU_ITEM} onClick={() => void enqueue('end')}>
                <ListMusic size={15} aria-hidden className="text-muted" />
                {t('queue.add')}
              </Menu.Item>
              <div className={MENU_LINE} />
              <Menu.Item className={MENU_ITEM} onClick={() => void exportFile(id, false)}>
                <FileOutput size={15} aria-hidden className="text-muted" />
                {t('playlists.export')}
              </Menu.Item>
              <Menu.Item className={MENU_ITEM} onClick={() => void exportFile(id, true)}>
                <FileOutput size={15} aria-hidden className="text-muted" />
                {t('playlists.exportRelative')}
              </Menu.Item>
              <div className={MENU_LINE} />
              <Menu.Item className={MENU_ITEM} onClick={() => void remove(playlist)}>
                <Trash2 size={15} aria-hidden className="text-danger" />
                {t('playlists.delete')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
