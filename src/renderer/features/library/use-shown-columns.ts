import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { DEFAULT_SETTINGS, type SongColumn } from '../../../shared/domain/settings';
import { useSetting } from '../settings/use-settings';
import { gridTemplate, shownColumns } from './columns';

/**
 * The columns that a list shows now: those that the person chose, as far as its width has room for them; `without` the one
 * that would say the same in every row.
 */
export function useShownColumns(list: RefObject<HTMLElement | null>, without: SongColumn | null) {
  const chosen = useSetting('songColumns') ?? DEFAULT_SETTINGS.songColumns;
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    // It tells the first width as well, before anything is painted.
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  const columns = useMemo(
    () =>
      shownColumns(
        width,
        chosen.filter((column) => column !== without),
      ),
    [width, chosen, without],
  );
  const template = useMemo(() => gridTemplate(columns), [columns]);
  return { columns, template };
}
