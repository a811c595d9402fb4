import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../components/Spinner';
import { useLibraryChanges } from '../../features/library/use-library-changes';
import { useSetting, useWantedLanguage } from '../../features/settings/use-settings';
import { useLive } from '../api/use-live';
import { usePage } from '../page-context';
import { useTheme } from '../theme/use-theme';
import { Shell } from './Shell';
import { useLibraryKnown, usePatienceOver, useStreamsKnown } from './use-first-screen';
import { useReportUsable } from './use-report-usable';

/** The page: drawn once what it shows first is known, so that neither theme nor language nor content flashes. */
export function App() {
  const { i18n } = useTranslation();
  const theme = useSetting('theme');
  const language = useWantedLanguage();
  const streamsKnown = useStreamsKnown();
  const [gathered, setGathered] = useState(false);
  useTheme(theme);
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [language, i18n]);

  const ready = theme !== undefined && gathered;
  return (
    <>
      <LibraryChanges />
      {!ready && <Gathering streamsKnown={streamsKnown} onDone={() => setGathered(true)} />}
      {!ready && <Connecting />}
      {ready && (
        <Tooltip.Provider>
          <Usable />
        </Tooltip.Provider>
      )}
    </>
  );
}

/** Listens from before the library is first asked to the end, so that no change falls between answer and listening. */
function LibraryChanges() {
  useLibraryChanges();
  return null;
}

/** Shows nothing, until all that the first screen needs has come. */
function Gathering({ streamsKnown, onDone }: { streamsKnown: boolean; onDone: () => void }) {
  const libraryKnown = useLibraryKnown();
  const patienceOver = usePatienceOver();
  const done = (streamsKnown && libraryKnown) || patienceOver;
  const tell = useEffectEvent(onDone);
  useLayoutEffect(() => {
    if (done) tell();
  }, [done]);
  return null;
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
