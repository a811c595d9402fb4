import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLiveEvents } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { LIBRARY_KEY } from './library-key';

/** While a scan adds songs all the time, the lists are read again this often. */
const SETTLE_MS = 400;

/** Reads what the page shows of the library again after it changed, a few times a second at most. */
export function useLibraryChanges(): void {
  const { live } = usePage();
  const queries = useQueryClient();
  const seen = useRef<number | null>(null);
  const timer = useRef<number | null>(null);

  useLiveEvents(live.revision, ({ revision }) => {
    const changed = seen.current !== null && seen.current !== revision;
    seen.current = revision;
    if (!changed || timer.current !== null) return;
    timer.current = window.setTimeout(() => {
      timer.current = null;
      void queries.invalidateQueries({ queryKey: LIBRARY_KEY });
    }, SETTLE_MS);
  });
  useEffect(
    () => () => {
      if (timer.current !== null) window.clearTimeout(timer.current);
    },
    [],
  );
}
