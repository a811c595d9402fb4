import { Menu } from '@base-ui/react/menu';
import { FileInput, ListMusic, Plus, Sparkles } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaylistSummary } from '../../../shared/domain/playlist';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { cx } from '../../components/cx';
import { IconButton } from '../../components/IconButton';
import { MENU_ITEM, MENU_POPUP } from '../../components/menu';
import { TagText } from '../../components/TagText';
import { carriesTracks, tracksOf } from './drag';
import { usePlaylistCommands, usePlaylists } from './use-playlists';

/** The playlists, in the order they were made; songs can be dropped on those that people fill. */
export function PlaylistList() {
  const { t } = useTranslation();
  const playlists = usePlaylists();
  return (
    <section aria-label={t('playlists.title')}>
      <div className="flex h-8 items-center justify-between pr-1 pl-2.5">
        <h2 className="text-xs font-medium text-muted">{t('playlists.title')}</h2>
        <NewMenu />
      </div>
      {playlists.length === 0 && <p className="px-2.5 pb-1 text-xs text-muted">{t('playlists.none')}</p>}
      <ul>
        {playlists.map((playlist) => (
          <PlaylistItem key={playlist.id} playlist={playlist} />
        ))}
      </ul>
    </section>
  );
}

function NewMenu() {
  const { t } = useTranslation();
  const draftPlaylist = useView((view) => view.draftPlaylist);
  const { importFile } = usePlaylistCommands();
  const draft = (smart: boolean) => draftPlaylist({ id: null, smart, source: null });
  return (
    <Menu.Root>
      <Menu.Trigger
        render={<IconButton size="small" label={t('playlists.new')} icon={<Plus size={15} aria-hidden />} />}
      />
      <Menu.Portal>
        <Menu.Positioner className="z-30 outline-none" align="start" sideOffset={4}>
          <Menu.Popup className={MENU_POPUP}>
            <Menu.Item className={MENU_ITEM} onClick={() => draft(false)}>
              <ListMusic size={15} aria-hidden className="text-muted" />
              {t('playlists.newPlaylist')}
            </Menu.Item>
            <Menu.Item className={MENU_ITEM} onClick={() => draft(true)}>
              <Sparkles size={15} aria-hidden className="text-muted" />
              {t('playlists.newSmart')}
            </Menu.Item>
            <Menu.Item className={MENU_ITEM} onClick={() => void importFile()}>
              <FileInput size={15} aria-hidden className="text-muted" />
              {t('playlists.import')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function PlaylistItem({ playlist }: { playlist: PlaylistSummary }) {
  const { count } = useFormat();
  const current = useView((view) => view.view === 'playlist' && view.playlistId === playlist.id);
  const showPlaylist = useView((view) => view.showPlaylist);
  const { add } = usePlaylistCommands();
  const [over, setOver] = useState(false);
  const accepts = (event: DragEvent) => !playlist.smart && carriesTracks(event.dataTransfer);
  const Icon = playlist.smart ? Sparkles : ListMusic;
  return (
    <li>
      <button
        type="button"
        aria-current={current ? 'page' : undefined}
        onClick={() => showPlaylist(playlist.id)}
        onDragOver={(event) => {
          if (!accepts(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          if (!accepts(event)) return;
          event.preventDefault();
          void add(playlist, { kind: 'tracks', ids: tracksOf(event.dataTransfer) });
        }}
        className={cx(
          'flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-left transition-colors duration-150',
          over && 'bg-accent-soft text-accent ring-2 ring-accent ring-inset',
          !over && current && 'bg-selected font-medium text-ink',
          !over && !current && 'text-muted hover:bg-hover hover:text-ink',
        )}
      >
        <Icon size={16} aria-hidden className="shrink-0" />
        <TagText className="min-w-0 flex-1">{playlist.name}</TagText>
        {playlist.entries !== null && <span className="numeric text-xs text-muted">{count(playlist.entries)}</span>}
      </button>
    </li>
  );
}
