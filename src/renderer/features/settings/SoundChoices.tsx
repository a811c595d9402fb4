import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_CROSSFADE_SECONDS, OUTPUT_BUFFERS, REPLAY_GAIN_MODES } from '../../../shared/domain/settings';
import { useFormat } from '../../app/use-format';
import { LabelledSlider } from '../../components/LabelledSlider';
import { Segmented } from '../../components/Segmented';
import { Toggle } from '../../components/Toggle';
import { SettingRow } from './SettingRow';
import { useChangeSettings, useChangeSound, useSetting } from './use-settings';

const PREAMP = { min: -15, max: 15, step: 0.5 };

/** How tracks follow one another and how loud the untouched sound is. */
export function SoundChoices() {
  return (
    <>
      <Crossfade />
      <ReplayGain />
      <OutputBufferChoice />
    </>
  );
}

function Crossfade() {
  const { t } = useTranslation();
  const { span } = useFormat();
  const { setCrossfade } = useChangeSound();
  const set = useSetting('crossfadeSeconds') ?? 0;
  const [held, setHeld] = useState<number | null>(null);
  return (
    <SettingRow name={t('settings.crossfade')} hint={t('settings.crossfadeHint')}>
      <LabelledSlider
        label={t('settings.crossfadeLength')}
        value={held ?? set}
        min={0}
        max={LONGEST_CROSSFADE_SECONDS}
        step={1}
        format={(seconds) => (seconds === 0 ? t('settings.crossfadeOff') : span(seconds))}
        onChange={setHeld}
        onCommit={(seconds) => void setCrossfade(seconds).then(() => setHeld(null))}
      />
    </SettingRow>
  );
}

function OutputBufferChoice() {
  const { t } = useTranslation();
  const change = useChangeSettings();
  return (
    <SettingRow name={t('settings.outputBuffer')} hint={t('settings.outputBufferHint')}>
      <Segmented
        label={t('settings.outputBuffer')}
        value={useSetting('outputBuffer') ?? 'auto'}
        options={OUTPUT_BUFFERS.map((value) => ({ value, label: t(`settings.outputBuffer_${value}`) }))}
        onChange={(outputBuffer) => change({ outputBuffer })}
      />
    </SettingRow>
  );
}

function ReplayGain() {
  const { t } = useTranslation();
  const { level } = useFormat();
  const { setReplayGain } = useChangeSound();
  const set = useSetting('replayGain');
  const [held, setHeld] = useState<number | null>(null);
  const mode = set?.mode ?? 'off';
  return (
    <SettingRow name={t('settings.replayGain')} hint={t('settings.replayGainHint')}>
      <Segmented
        label={t('settings.replayGain')}
        value={mode}
        options={REPLAY_GAIN_MODES.map((value) => ({ value, label: t(`settings.replayGain_${value}`) }))}
        onChange={(value) => void setReplayGain({ mode: value })}
      />
      {mode !== 'off' && (
        <div className="flex flex-col gap-2 pt-3">
          <LabelledSlider
            label={t('settings.preamp')}
            value={held ?? set?.preampDb ?? 0}
            {...PREAMP}
            format={(value) => level(value, 'dB', { signed: true })}
            onChange={setHeld}
            onCommit={(preampDb) => void setReplayGain({ preampDb }).then(() => setHeld(null))}
          />
          <div className="flex items-center justify-between gap-4">
            <span className="text-[0.8125rem] text-muted">{t('settings.preventClipping')}</span>
            <Toggle
              label={t('settings.preventClipping')}
              checked={set?.preventClipping ?? true}
              onChange={(preventClipping) => void setReplayGain({ preventClipping })}
            />
          </div>
        </div>
      )}
    </SettingRow>
  );
}
