import { Menu } from '@base-ui/react/menu';
import { ListPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TrackSource } from '../../../shared/domain/track-source';
import { Button } from '../../components/Button';
import { MENU_POPUP } from '../../components/menu';
import { AddToPlaylist } from './AddToPlaylist';

/** Adds everything that is listed to a playlist; `source` is asked when one is chosen. */
export function AddAllButton({ source }: { source(): TrackSource }) {
  const { t } = useTranslation();
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button size="small" icon={<ListPlus size={14} aria-hidden />}>
            {t('playlists.addAll')}
          </Button>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className="z-30 outline-none" align="end" sideOffset={4}>
          <Menu.Popup className={MENU_POPUP}>
            <AddToPlaylist source={source} Item={Menu.Item} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
