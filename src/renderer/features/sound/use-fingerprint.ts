import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { StoredFingerprint } from '../../../shared/domain/fingerprint';
import { useLiveEvents } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { LIBRARY_KEY } from '../library/library-key';
import { usePlayback } from '../playback/use-playback';

const KEY = [...LIBRARY_KEY, 'fingerprint'] as const;

interface CurrentFingerprint {
  /** Null while nothing plays, while it is read, and where it was not measured yet. */
  stored: StoredFingerprint | null;
  failed: boolean;
}

/** What the sound of the current track measured; it comes by itself as soon as it is measured. */
export function useCurrentFingerprint(): CurrentFingerprint {
  const { client, live } = usePage();
  const queries = useQueryClient();
  const trackId = usePlayback((state) => state?.track?.id ?? null);
  const measured = useRef<number | null>(null);
  const { data, isError } = useQuery({
    queryKey: [...KEY, trackId],
    queryFn: () => (trackId === null ? null : client.analysis.fingerprint({ trackId })),
  });
  useLiveEvents(live.analysis, ({ counts }) => {
    if (counts === null || counts.measured === measured.current) return;
    measured.current = counts.measured;
    if (!data) void queries.invalidateQueries({ queryKey: KEY });
  });
  return { stored: data ?? null, failed: isError };
}
