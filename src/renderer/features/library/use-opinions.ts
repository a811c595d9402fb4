import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { MOST_CHANGED } from '../../../shared/api/library';
import type { Track, TrackId } from '../../../shared/domain/track';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';
import { LIBRARY_KEY } from './library-key';

interface TrackPage {
  tracks: Track[];
  next: string | null;
}

/** What people think of songs. Lists on the screen show it at once, and again as the library has it. */
export function useOpinions() {
  const { client } = usePage();
  const queries = useQueryClient();
  const command = useCommand();

  const show = useCallback(
    (ids: readonly TrackId[], change: Partial<Track>) => {
      const wanted = new Set(ids);
      queries.setQueriesData<InfiniteData<TrackPage>>({ queryKey: [...LIBRARY_KEY, 'tracks'] }, (data) => {
        if (!data) return data;
        const pages = data.pages.map((page) =>
          page.tracks.some(({ id }) => wanted.has(id))
            ? { ...page, tracks: page.tracks.map((track) => (wanted.has(track.id) ? { ...track, ...change } : track)) }
            : page,
        );
        return { ...data, pages };
      });
    },
    [queries],
  );
  const setFavourite = useCallback(
    async (ids: readonly TrackId[], favourite: boolean) => {
      if (ids.length === 0) return;
      show(ids, { favourite });
      for (const part of parts(ids)) await command(() => client.library.setFavourites({ ids: part, favourite }));
      await queries.invalidateQueries({ queryKey: LIBRARY_KEY });
    },
    [client, command, queries, show],
  );
  /** In stars, 1 to 5; null takes the rating away. */
  const rate = useCallback(
    async (ids: readonly TrackId[], stars: number | null) => {
      if (ids.length === 0) return;
      const rating = stars === null ? null : stars * 20;
      show(ids, { rating });
      for (const part of parts(ids)) await command(() => client.library.setRatings({ ids: part, rating }));
      await queries.invalidateQueries({ queryKey: LIBRARY_KEY });
    },
    [client, command, queries, show],
  );
  return { setFavourite, rate };
}

/** As many as one call takes. */
function parts(ids: readonly TrackId[]): TrackId[][] {
  return Array.from({ length: Math.ceil(ids.length / MOST_CHANGED) }, (_, part) =>
    ids.slice(part * MOST_CHANGED, (part + 1) * MOST_CHANGED),
  );
}

/** What F does: the selected songs, else the one that plays, become favourites, or are none any more where all are. */
export function useFavouriteKey(): () => void {
  const { client, live, view } = usePage();
  const { setFavourite } = useOpinions();
  const command = useCommand();
  return () => {
    const selected = [...view.getState().selectedIds];
    const playing = live.playback.state().value?.track?.id;
    const ids = selected.length > 0 ? selected : playing === undefined ? [] : [playing];
    const [first] = ids;
    if (first === undefined) return;
    void command(async () => {
      const { favourite } = await client.library.track({ id: first });
      await setFavourite(ids, !favourite);
    });
  };
}
