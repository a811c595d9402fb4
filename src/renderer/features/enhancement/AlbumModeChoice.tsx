import { useTranslation } from 'react-i18next';
import { ALBUM_MODES } from '../../../shared/domain/wishes';
import { Segmented } from '../../components/Segmented';
import { useEnhancement } from './use-enhancement';
import { useWishCommands } from './use-wish-commands';

/** Whether the tracks of an album keep how loud they are against one another, and what is known for that. */
export function AlbumModeChoice() {
  const { t } = useTranslation();
  const { setAlbumMode } = useWishCommands();
  const mode = useEnhancement((state) => state?.albumMode ?? 'auto');
  const known = useEnhancement((state) => state !== null);
  const inUse = useEnhancement((state) => state?.album?.inUse ?? false);
  const measured = useEnhancement((state) => state?.album?.measured ?? null);
  const tracks = useEnhancement((state) => state?.album?.tracks ?? null);
  const said = () => {
    if (measured === null) return t(`enhancement.albumHint_${mode}`);
    if (mode !== 'track' && measured === 0) return t('enhancement.albumUnmeasured');
    return inUse ? t('enhancement.albumInUse', { measured, tracks }) : t(`enhancement.albumHint_${mode}`);
  };
  return (
    <section aria-label={t('enhancement.album')}>
      <h3 className="pb-2.5 font-semibold">{t('enhancement.album')}</h3>
      <Segmented
        label={t('enhancement.album')}
        value={mode}
        disabled={!known}
        options={ALBUM_MODES.map((value) => ({ value, label: t(`enhancement.album_${value}`) }))}
        onChange={(value) => void setAlbumMode(value)}
      />
      <p role="status" className="pt-2 text-xs text-muted">
        {said()}
      </p>
    </section>
  );
}
