import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimilarTracks } from '../../../shared/domain/likeness';
import type { TrackId } from '../../../shared/domain/track';
import { artworkUrl } from '../../app/artwork';
import { formatTime } from '../../app/format';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Cover } from '../../components/Cover';
import { TagText } from '../../components/TagText';
import { SongMenu } from '../library/SongMenu';
import { usePlayback } from '../playback/use-playback';

/** At this distance two songs are as far apart as any two. */
const FAR = 1.5;

interface SimilarListProps {
  label: string;
  tracks: SimilarTracks['tracks'];
  onPlay(id: TrackId): void;
}

/** Songs by how near they are, each a button that plays it; the menu of songs at a right click or the menu key. */
export function SimilarList({ label, tracks, onPlay }: SimilarListProps) {
  const { t } = useTranslation();
  const { twoDecimals } = useFormat();
  const select = useView((view) => view.select);
  const currentId = usePlayback((state) => state?.track?.id ?? null);
  const songs = useMemo(() => tracks.map(({ track }) => track), [tracks]);
  return (
    <SongMenu tracks={songs} onPlay={onPlay}>
      <ol aria-label={label} className="min-h-0 flex-1 overflow-y-auto rounded-b-pane px-4 pb-6">
        {tracks.map(({ track, distance }) => (
          <li key={track.id}>
            <button
              type="button"
              aria-current={track.id === currentId ? 'true' : undefined}
              onClick={() => onPlay(track.id)}
              onContextMenu={() => select(track.id)}
              className="grid w-full grid-cols-[2.5rem_minmax(0,3fr)_minmax(0,2fr)_6rem_3.5rem] items-center gap-3 rounded-control p-1.5 text-left hover:bg-hover max-sm:grid-cols-[2.5rem_minmax(0,1fr)_3.5rem]"
            >
              <Cover
                source={artworkUrl(track.artworkHash, 'row')}
                seed={track.album ?? track.title}
                className="size-10 rounded-md"
              />
              <span className="min-w-0">
                <TagText className={track.id === currentId ? 'font-medium text-accent' : 'font-medium'}>
                  {track.title}
                </TagText>
                <TagText className="text-xs text-muted">{track.artist ?? t('library.unknownArtist')}</TagText>
              </span>
              <span className="min-w-0 max-sm:hidden">
                <TagText className="text-[0.8125rem] text-muted">{track.album ?? ''}</TagText>
              </span>
              <span
                role="img"
                aria-label={t('likeness.distance', { distance: twoDecimals(distance) })}
                title={t('likeness.distance', { distance: twoDecimals(distance) })}
                className="h-1.5 rounded-full bg-well max-sm:hidden"
              >
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${Math.max(3, 100 * (1 - distance / FAR))}%` }}
                />
              </span>
              <span className="numeric text-right text-xs text-muted">{formatTime(track.durationSeconds)}</span>
            </button>
          </li>
        ))}
      </ol>
    </SongMenu>
  );
}
