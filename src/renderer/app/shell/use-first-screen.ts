import { useEffect, useState } from 'react';
import { useFolders } from '../../features/library/use-folders';
import { useScanProblems } from '../../features/library/use-problems';
import { useSongCount, useTracks } from '../../features/library/use-tracks';
import type { LiveSource } from '../api/live-source';
import { useLive } from '../api/use-live';
import { usePage, useView } from '../page-context';

/** So long the first screen waits to be drawn whole; then what is missing shows itself as missing, milliseconds. */
const PATIENCE_MS = 300;

function useKnown<T>(source: LiveSource<T>): boolean {
  return useLive(source, ({ value }) => value !== null);
}

/**
 * Keeps the streams open that the first screen shows, and answers whether all of them have spoken. Drawn piece by piece
 * as the answers come in, the page would be laid out and painted several times over before it can be used.
 */
export function useStreamsKnown(): boolean {
  const { live } = usePage();
  const playback = useKnown(live.playback);
  const enhancement = useKnown(live.enhancement);
  const scan = useKnown(live.scan);
  const analysis = useKnown(live.analysis);
  const batch = useKnown(live.batch);
  return playback && enhancement && scan && analysis && batch;
}

/** Asks for what the first screen shows of the library; answers whether all of it is known. */
export function useLibraryKnown(): boolean {
  const { loading, total } = useTracks(
    useView((view) => view.sort),
    '',
  );
  const folders = useFolders();
  const songs = useSongCount();
  const { isPending } = useScanProblems();
  return !loading && total !== null && folders !== null && songs !== null && !isPending;
}

/** Turns true where the answers let themselves be waited for. */
export function usePatienceOver(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setOver(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return over;
}
