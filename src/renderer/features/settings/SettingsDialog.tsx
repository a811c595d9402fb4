import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Settings } from '../../../shared/domain/settings';
import { LANGUAGE_NAMES } from '../../app/i18n/languages';
import { useView } from '../../app/page-context';
import { Modal } from '../../components/Modal';
import { Segmented } from '../../components/Segmented';
import { Toggle } from '../../components/Toggle';
import { AnalysisStatus } from '../analysis/AnalysisStatus';
import { SettingRow } from './SettingRow';
import { SoundChoices } from './SoundChoices';
import { useChangeSettings, useSetting } from './use-settings';

const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark'];

export function SettingsDialog() {
  const { t } = useTranslation();
  const open = useView((view) => view.dialog === 'settings');
  const openDialog = useView((view) => view.openDialog);
  return (
    <Modal open={open} title={t('settings.title')} closeLabel={t('app.close')} onClose={() => openDialog(null)}>
      <Choices />
    </Modal>
  );
}

/** Made only while the dialog is open. */
function Choices() {
  const { t } = useTranslation();
  const change = useChangeSettings();
  const theme = useSetting('theme') ?? 'system';
  const language = useSetting('language') ?? null;
  const languages = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  return (
    <div className="flex flex-col gap-6">
      <SettingRow name={t('settings.theme')} hint={t('settings.themeHint')}>
        <Segmented
          label={t('settings.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`settings.theme_${value}`) }))}
          onChange={(value) => change({ theme: value })}
        />
      </SettingRow>
      <SettingRow name={t('settings.language')} hint={t('settings.languageHint')}>
        <Segmented
          label={t('settings.language')}
          value={language ?? 'system'}
          options={[{ value: 'system', label: t('settings.language_system') }, ...languages]}
          onChange={(value) => change({ language: value === 'system' ? null : value })}
        />
      </SettingRow>
      <SoundChoices />
      <Switched name={t('settings.watchFolders')} hint={t('settings.watchFoldersHint')} setting="watchFolders" />
      <Switched
        name={t('settings.backgroundAnalysis')}
        hint={t('settings.backgroundAnalysisHint')}
        setting="backgroundAnalysis"
      >
        <AnalysisStatus />
      </Switched>
      <Switched name={t('settings.fingerprint')} hint={t('settings.fingerprintHint')} setting="fingerprintEnabled" />
    </div>
  );
}

/** A setting that is on or off. */
function Switched(props: {
  name: string;
  hint: string;
  setting: 'backgroundAnalysis' | 'fingerprintEnabled' | 'watchFolders';
  children?: ReactNode;
}) {
  const { name, hint, setting, children } = props;
  const change = useChangeSettings();
  const value = useSetting(setting);
  return (
    <div>
      <div className="flex items-center justify-between gap-6">
        <h3 className="font-medium">{name}</h3>
        <Toggle
          label={name}
          checked={value ?? false}
          disabled={value === undefined}
          onChange={(on) => change({ [setting]: on })}
        />
      </div>
      <p className="max-w-[85%] pt-0.5 text-[0.8125rem] text-muted">{hint}</p>
      {children}
    </div>
  );
}
