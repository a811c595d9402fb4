import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { artworkUrl } from '../../app/artwork';
import { Cover } from '../../components/Cover';
import { TagText } from '../../components/TagText';
import { useCurrentTrack } from './use-current-track';
import { usePlayback } from './use-playback';

export function NowPlaying() {
  const { t } = useTranslation();
  const track = useCurrentTrack();
  const kind = usePlayback((state) => state?.kind ?? 'idle');

  useEffect(() => {
    const name = track && [track.title, track.artist].filter(Boolean).join(' – ');
    document.title = name && kind === 'playing' ? name : t('app.name');
  }, [track, kind, t]);

  if (track === null) {
    return (
      <div className="min-w-0">
        <p className="truncate font-medium text-muted">{t('playback.nothing')}</p>
        <p className="truncate text-xs text-faint">{t('playback.nothingHint')}</p>
      </div>
    );
  }
  const status = kind === 'recovering' ? t('playback.recovering') : kind === 'loading' ? t('playback.loading') : null;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Cover
        source={artworkUrl(track.artworkHash, 'row')}
        seed={track.album ?? track.title}
        className="size-14 rounded-lg shadow-cover max-sm:hidden"
      />
      <div className="min-w-0">
        <TagText className="font-semibold">{track.title}</TagText>
        {status === null ? (
          <TagText className="text-xs text-muted">{track.artist ?? t('library.unknownArtist')}</TagText>
        ) : (
          <p role="status" className="truncate text-xs text-muted">
            {status}
          </p>
        )}
      </div>
    </div>
  );
}
