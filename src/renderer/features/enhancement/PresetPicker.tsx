import { useTranslation } from 'react-i18next';
import { DEFAULT_ENHANCEMENT, PRESETS } from '../../../shared/domain/plan';
import { ChoiceGrid } from '../../components/ChoiceGrid';
import { useEnhancement, useEnhancementCommands } from './use-enhancement';

/** The taste that is added to what the sound itself asks for. */
export function PresetPicker() {
  const { t } = useTranslation();
  const { request } = useEnhancementCommands();
  const known = useEnhancement((state) => state !== null);
  const preset = useEnhancement((state) =>
    (state?.ownPresetId ?? null) === null ? (state?.request.preset ?? DEFAULT_ENHANCEMENT.preset) : null,
  );
  return (
    <section aria-label={t('enhancement.preset')}>
      <h3 className="pb-2.5 font-semibold">{t('enhancement.preset')}</h3>
      <ChoiceGrid
        label={t('enhancement.preset')}
        value={preset}
        disabled={!known}
        options={PRESETS.map((value) => ({
          value,
          label: t(`presets.${value}`),
          hint: t(`enhancement.presetHint_${value}`),
        }))}
        onChange={(value) => void request({ preset: value })}
      />
    </section>
  );
}
