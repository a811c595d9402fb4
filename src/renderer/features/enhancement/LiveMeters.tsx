import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';
import { LevelBar } from '../../components/LevelBar';
import { useEnhancement } from './use-enhancement';

/** Range of the loudness bars, LUFS. */
const QUIETEST = -50;
const LOUDEST = 0;
/** Range of the limiter's bar, dB. */
const MOST_REDUCTION = 12;

/** What is measured of the sound right now; nothing where nothing is measured. */
export function LiveMeters() {
  const { t } = useTranslation();
  const { level } = useFormat();
  const meters = useEnhancement((state) => state?.meters ?? null);
  if (meters === null) return null;
  const loudness = (value: number | null) => (value === null ? t('enhancement.silent') : level(value, 'LUFS'));
  return (
    <section aria-label={t('enhancement.meters')}>
      <h3 className="pb-2.5 font-semibold">{t('enhancement.meters')}</h3>
      <div className="flex flex-col gap-2">
        <LevelBar
          label={t('enhancement.dry')}
          value={meters.dryMomentaryLufs}
          min={QUIETEST}
          max={LOUDEST}
          text={loudness(meters.dryMomentaryLufs)}
          colour="var(--color-line-strong)"
        />
        <LevelBar
          label={t('enhancement.wet')}
          value={meters.wetMomentaryLufs}
          min={QUIETEST}
          max={LOUDEST}
          text={loudness(meters.wetMomentaryLufs)}
          colour="linear-gradient(90deg, var(--color-glow), var(--color-glow-end))"
        />
        <LevelBar
          label={t('enhancement.limiter')}
          value={meters.limiterReductionDb}
          min={0}
          max={MOST_REDUCTION}
          text={level(-meters.limiterReductionDb, 'dB')}
          colour="var(--color-caution)"
        />
      </div>
    </section>
  );
}
