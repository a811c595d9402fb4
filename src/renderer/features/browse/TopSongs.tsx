import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Track } from '../../../shared/domain/track';
import type { TrackGroup } from '../../../shared/domain/track-source';
import { artworkUrl } from '../../app/artwork';
import { formatTime } from '../../app/format';
import { Cover } from '../../components/Cover';
import { TagText } from '../../components/TagText';
import { usePlayback } from '../playback/use-playback';
import { useGroupCommands } from './use-group-commands';

/** A few songs, each of them a button that plays it. */
export function TopSongs({ tracks, group }: { tracks: readonly Track[]; group: TrackGroup }) {
  const { t } = useTranslation();
  const { playTop } = useGroupCommands();
  const currentId = usePlayback((state) => state?.track?.id ?? null);
  return (
    <ol className="grid gap-x-6 sm:grid-cols-2">
      {tracks.map((track) => (
        <li key={track.id} className="min-w-0">
          <button
            type="button"
            aria-current={track.id === currentId ? 'true' : undefined}
            onClick={() => void playTop(group, track.id)}
            className="group/song flex w-full min-w-0 items-center gap-3 rounded-control p-1.5 text-left hover:bg-hover"
          >
            <span className="relative size-10 shrink-0">
              <Cover
                source={artworkUrl(track.artworkHash, 'row')}
                seed={track.album ?? track.title}
                className="size-10 rounded-md"
              />
              <span className="absolute inset-0 grid place-items-center rounded-md bg-veil text-on-veil opacity-0 group-hover/song:opacity-100">
                <Play size={16} fill="currentColor" aria-hidden />
              </span>
            </span>
            <span className="min-w-0 flex-1">
              <TagText className={track.id === currentId ? 'font-medium text-accent' : 'font-medium'}>
                {track.title}
              </TagText>
              <TagText className="text-xs text-muted">{track.album ?? t('library.unknownArtist')}</TagText>
            </span>
            <span className="numeric text-xs text-muted">{formatTime(track.durationSeconds)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
