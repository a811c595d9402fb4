import type { TrackId, TrackSort } from '../../../shared/domain/track';
import type { TrackGroup, TrackSource } from '../../../shared/domain/track-source';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';
import { useQueueCommands } from '../queue/use-queue';

const IN_ORDER: TrackSort = { by: 'album', direction: 'ascending' };

const MOST_PLAYED: TrackSort = { by: 'plays', direction: 'descending' };

/** The tracks of an album, artist or genre, album by album. */
export function groupSource(group: TrackGroup): TrackSource {
  return { kind: 'group', group, sort: IN_ORDER, query: '' };
}

/** What is done with an album, artist or genre as a whole. */
export function useGroupCommands() {
  const { client } = usePage();
  const command = useCommand();
  const queue = useQueueCommands();
  return {
    /** Plays it from its first track. */
    play: (group: TrackGroup) =>
      command(async () => {
        const { tracks } = await client.library.tracks({ sort: IN_ORDER, query: '', group, cursor: null, limit: 1 });
        if (tracks[0]) await client.playback.play({ trackId: tracks[0].id, from: groupSource(group) });
      }),
    /** Plays one of its most played songs; the others follow. */
    playTop: (group: TrackGroup, trackId: TrackId) =>
      command(() => client.playback.play({ trackId, from: { kind: 'group', group, sort: MOST_PLAYED, query: '' } })),
    enqueue: (group: TrackGroup, where: 'next' | 'end') => queue.add(groupSource(group), where),
  };
}
