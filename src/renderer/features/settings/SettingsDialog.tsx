import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Settings } from '../../../shared/domain/settings';
import { LANGUAGE_NAMES } from '../../app/i18n/languages';
import { useView } from '../../app/page-context';
import { Modal } from '../../components/Modal';
import { Segmented } from '../../components/Segmented';
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
    </div>
  );
}
