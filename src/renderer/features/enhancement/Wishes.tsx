import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_ENHANCEMENT } from '../../../shared/domain/plan';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { LabelledSlider } from '../../components/LabelledSlider';
import { useEnhancementCommands, useWish } from './use-enhancement';

/** Target loudness offered, LUFS: from quieter than any record to louder than most. */
const TARGET = { min: -30, max: -5, step: 0.5 };
/** Ceiling offered, dBTP. */
const CEILING = { min: -12, max: 0, step: 0.1 };

/** What the person may ask of the enhancement; each is heard while the hand moves it. */
export function Wishes() {
  const { t } = useTranslation();
  const { level, percent } = useFormat();
  const { request } = useEnhancementCommands();
  const intensity = useWish('intensity', DEFAULT_ENHANCEMENT.intensity);
  const target = useWish('targetLufs', DEFAULT_ENHANCEMENT.targetLufs);
  const ceiling = useWish('ceilingDbtp', DEFAULT_ENHANCEMENT.ceilingDbtp);
  const changed =
    intensity.value !== DEFAULT_ENHANCEMENT.intensity ||
    target.value !== DEFAULT_ENHANCEMENT.targetLufs ||
    ceiling.value !== DEFAULT_ENHANCEMENT.ceilingDbtp;
  return (
    <div className="flex flex-col gap-3">
      <LabelledSlider
        label={t('enhancement.intensity')}
        value={intensity.value}
        min={0}
        max={1}
        step={0.01}
        format={percent}
        onChange={intensity.hold}
        onCommit={(value) => void intensity.commit(value)}
      />
      <LabelledSlider
        label={t('enhancement.target')}
        value={target.value}
        min={Math.min(TARGET.min, target.value)}
        max={TARGET.max}
        step={TARGET.step}
        format={(value) => level(value, 'LUFS')}
        onChange={target.hold}
        onCommit={(value) => void target.commit(value)}
      />
      <LabelledSlider
        label={t('enhancement.ceiling')}
        value={ceiling.value}
        min={CEILING.min}
        max={CEILING.max}
        step={CEILING.step}
        format={(value) => level(value, 'dBTP')}
        onChange={ceiling.hold}
        onCommit={(value) => void ceiling.commit(value)}
      />
      {changed && (
        <Button
          variant="quiet"
          size="small"
          className="-ml-3 self-start"
          icon={<RotateCcw size={13} aria-hidden />}
          onClick={() => void request(DEFAULT_ENHANCEMENT)}
        >
          {t('enhancement.reset')}
        </Button>
      )}
    </div>
  );
}
