import { useQuery } from '@tanstack/react-query';
import type { Track } from '../../../shared/domain/track';
import { usePage } from '../../app/page-context';
import { LIBRARY_KEY } from '../library/library-key';
import { usePlayback } from './use-playback';

/**
 * The track that plays, as the library knows it by now: its tags may change while it plays. As it was when it began until that
 * is known, and where the library has lost it; null while none plays.
 */
export function useCurrentTrack(): Track | null {
  const { client } = usePage();
  const begun = usePlayback((state) => state?.track ?? null);
  const { data } = useQuery({
    queryKey: [...LIBRARY_KEY, 'track', begun?.id],
    queryFn: () => (begun ? client.library.track({ id: begun.id }) : null),
    enabled: begun !== null,
    retry: false,
    // Where it plays again, what it begins with is newer than what was read when it played before.
    gcTime: 0,
  });
  return data?.id === begun?.id ? (data ?? begun) : begun;
}
