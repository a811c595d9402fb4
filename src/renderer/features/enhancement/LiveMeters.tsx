import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '../../app/format';
import { useFormat } from '../../app/use-format';
import { LevelBar } from '../../components/LevelBar';
import { usePlayback } from '../playback/use-playback';
import { useEnhancement } from './use-enhancement';

/** Range of the loudness bars, LUFS. */
const QUIETEST = -50;
const LOUDEST = 0;
/** Range of the limiter's bar, dB. */
const MOST_REDUCTION = 12;

/** What is measured of the sound right now; no number while nothing plays. */
export function LiveMeters() {
  const { t } = useTranslation();
  const { level } = useFormat();
  const measured = useEnhancement((state) => state?.meters ?? null);
  const idle = usePlayback((state) => (state?.track ?? null) === null);
  const playing = usePlayback((state) => state?.kind === 'playing');
  if (idle) return null;
  const meters = playing ? measured : null;
  const loudness = (value: number | null) => (value === null ? t('enhancement.silent') : level(value, 'LUFS'));
  return (
    <section aria-label={t('enhancement.meters')}>
      <h3 className="pb-2.5 font-semibold">{t('enhancement.meters')}</h3>
      <div className="flex flex-col gap-2">
        <LevelBar
          label={t('enhancement.dry')}
          value={meters?.dryMomentaryLufs ?? null}
          min={QUIETEST}
          max={LOUDEST}
          text={meters ? loudness(meters.dryMomentaryLufs) : NO_VALUE}
          colour="var(--color-line-strong)"
        />
        <LevelBar
          label={t('enhancement.wet')}
          value={meters?.wetMomentaryLufs ?? null}
          min={QUIETEST}
          max={LOUDEST}
          text={meters ? loudness(meters.wetMomentaryLufs) : NO_VALUE}
          colour="linear-gradient(90deg, var(--color-glow), var(--color-glow-end))"
        />
        <LevelBar
          label={t('enhancement.limiter')}
          value={meters?.limiterReductionDb ?? null}
          min={0}
          max={MOST_REDUCTION}
          text={meters ? level(-meters.limiterReductionDb, 'dB') : NO_VALUE}
          colour="var(--color-caution)"
        />
      </div>
    </section>
  );
}
