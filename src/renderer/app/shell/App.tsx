import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../components/Spinner';
import { useSetting, useWantedLanguage } from '../../features/settings/use-settings';
import { useLive } from '../api/use-live';
import { usePage } from '../page-context';
import { useTheme } from '../theme/use-theme';
import { Shell } from './Shell';
import { useReportUsable } from './use-report-usable';

/** The page: drawn once the settings are known, so that neither theme nor language flashes. */
export function App() {
  const { i18n } = useTranslation();
  const theme = useSetting('theme');
  const language = useWantedLanguage();
  useTheme(theme);
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [language, i18n]);

  if (theme === undefined) return <Connecting />;
  return (
    <Tooltip.Provider>
      <Usable />
    </Tooltip.Provider>
  );
}

function Usable() {
  useReportUsable();
  return <Shell />;
}

function Connecting() {
  const { t } = useTranslation();
  const broken = useLive(usePage().live.settings, (state) => state.status === 'broken');
  if (!broken) return null;
  return (
    <div role="status" className="grid h-full place-items-center text-muted">
      <span className="flex items-center gap-3">
        <Spinner /> {t('app.connectionLost')}
      </span>
    </div>
  );
}
