import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button';
import { ViewHeader } from '../../components/ViewHeader';
import { CacheReport } from './CacheReport';
import { RunSummary } from './RunSummary';
import { ScenarioList } from './ScenarioList';
import { SystemFacts } from './SystemFacts';
import { useRun, useRunCommands } from './use-diagnostics';

/** Whether everything works, told by trying it out. */
export function DiagnosticsView() {
  const { t } = useTranslation();
  const run = useRun();
  const { run: start, cancel } = useRunCommands();
  const running = run?.kind === 'running';
  return (
    <section aria-label={t('diagnostics.title')} className="flex h-full flex-col">
      <ViewHeader title={t('diagnostics.title')}>
        {running ? (
          <Button onClick={cancel}>{t('diagnostics.cancel')}</Button>
        ) : (
          <>
            <Button variant="primary" disabled={run === null} onClick={() => start('quick')}>
              {t('diagnostics.runQuick')}
            </Button>
            <Button disabled={run === null} onClick={() => start('full')}>
              {t('diagnostics.runFull')}
            </Button>
          </>
        )}
      </ViewHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div tabIndex={0} className="@container min-h-0 flex-1 overflow-y-auto px-6 pb-8 -outline-offset-2!">
        <p className="max-w-2xl pb-5 text-pretty text-muted">{t('diagnostics.intro')}</p>
        {run && <RunSummary run={run} />}
        {run && <ScenarioList run={run} />}
        <div className="grid gap-x-10 gap-y-8 pt-8 @2xl:grid-cols-2">
          <SystemFacts />
          <CacheReport />
        </div>
      </div>
    </section>
  );
}
