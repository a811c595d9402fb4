import { FileOutput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/page-context';
import { Button } from '../../components/Button';
import { useEnhancement } from '../enhancement/use-enhancement';
import { usePlayback } from '../playback/use-playback';
import { useExportCommands } from './use-export';

/** Opens the export for the song that plays, or for all of its album. */
export function ExportPlaying() {
  const { t } = useTranslation();
  const trackId = usePlayback((state) => state?.track?.id ?? null);
  const albumId = usePlayback((state) => state?.track?.albumId ?? null);
  const several = useEnhancement((state) => (state?.album?.tracks ?? 0) > 1);
  const openExport = useView((view) => view.openExport);
  const { tracksOfAlbum } = useExportCommands();
  if (trackId === null) return null;
  const exportAlbum = async (id: number) => {
    const ids = await tracksOfAlbum(id);
    if (ids.length > 0) openExport(ids);
  };
  return (
    <section aria-label={t('exporting.playing')}>
      <h3 className="pb-1 font-semibold">{t('exporting.playing')}</h3>
      <p className="pb-2.5 text-xs text-muted">{t('exporting.playingHint')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={<FileOutput size={14} aria-hidden />} onClick={() => openExport([trackId])}>
          {t('exporting.song')}
        </Button>
        {albumId !== null && several && (
          <Button size="small" onClick={() => void exportAlbum(albumId)}>
            {t('exporting.album')}
          </Button>
        )}
      </div>
    </section>
  );
}
