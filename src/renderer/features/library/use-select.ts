import { useCallback, useEffect, useRef } from 'react';
import type { Track } from '../../../shared/domain/track';
import { usePage } from '../../app/page-context';
import { idsBetween } from './move-selection';
import type { SelectionKeys } from './SongRow';

/**
 * What a click on a song does: selects it alone; with Ctrl takes it in or out; with Shift takes in all from the last one to
 * it. The function stays the same, so that rows are not drawn again.
 */
export function useSelect(tracks: readonly Track[]): (id: Track['id'], how?: SelectionKeys) => void {
  const { view } = usePage();
  const shown = useRef(tracks);
  useEffect(() => {
    shown.current = tracks;
  }, [tracks]);
  return useCallback(
    (id, how) => {
      const { selectedId, select, toggleSelected, extendSelection } = view.getState();
      const places = [selectedId, id].map((wanted) => shown.current.findIndex((track) => track.id === wanted));
      const [from = -1, to = -1] = places;
      if (how?.shiftKey && from >= 0 && to >= 0) extendSelection(idsBetween(shown.current, from, to), id);
      else if (how?.ctrlKey || how?.metaKey) toggleSelected(id);
      else select(id);
    },
    [view],
  );
}
