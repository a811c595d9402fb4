import { Menu } from '@base-ui/react/menu';
import { Check, Columns3 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_SETTINGS, SONG_COLUMNS, type SongColumn } from '../../../shared/domain/settings';
import { Button } from '../../components/Button';
import { MENU_ITEM, MENU_POPUP } from '../../components/menu';
import { useChangeSettings, useSetting } from '../settings/use-settings';

/** Which columns song lists show. */
export const ColumnsMenu = memo(function ColumnsMenu() {
  const { t } = useTranslation();
  const chosen = useSetting('songColumns') ?? DEFAULT_SETTINGS.songColumns;
  const change = useChangeSettings();
  const toggle = (column: SongColumn) =>
    change({ songColumns: SONG_COLUMNS.filter((id) => chosen.includes(id) !== (id === column)) });
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button size="small" icon={<Columns3 size={14} aria-hidden />}>
            {t('library.columns')}
          </Button>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className="z-30 outline-none" align="end" sideOffset={4}>
          <Menu.Popup className={MENU_POPUP}>
            {SONG_COLUMNS.map((column) => (
              <Menu.CheckboxItem
                key={column}
                checked={chosen.includes(column)}
                onCheckedChange={() => toggle(column)}
                className={MENU_ITEM}
              >
                <span className="size-4">
                  <Menu.CheckboxItemIndicator>
                    <Check size={15} aria-hidden />
                  </Menu.CheckboxItemIndicator>
                </span>
                {t(`library.${column}`)}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
});
