import { useTranslation } from 'react-i18next';
import type { RunState, Verdict } from '../../../shared/domain/diagnostics';
import { formatTime } from '../../app/format';
import { useFormat } from '../../app/use-format';
import { ProgressBar } from '../../components/ProgressBar';
import { type Summary, summaryOf } from './summary';
import { VerdictIcon } from './VerdictIcon';

const ICONS: Record<Summary['sentence'], Verdict | 'waiting'> = {
  neverRun: 'waiting',
  cancelled: 'not-applicable',
  couldNotRun: 'could-not-run',
  allPassed: 'pass',
  someSlow: 'slow',
  someFailed: 'fail',
  somePassed: 'not-applicable',
};

/** The verdict in one sentence, or how far the run is. */
export function RunSummary({ run }: { run: RunState }) {
  return (
    <div role="status" className="rounded-card bg-sunken p-4">
      {run.kind === 'running' ? <RunProgress run={run} /> : <RunVerdict run={run} />}
    </div>
  );
}

function RunProgress({ run }: { run: RunState }) {
  const { t } = useTranslation();
  const [done, total] = [run.results.length, run.scenarios.length];
  const current = run.scenarios.find((scenario) => scenario.id === run.currentId);
  return (
    <div className="flex flex-col gap-2.5">
      <div className="flex items-baseline justify-between gap-4">
        <p className="min-w-0 truncate font-semibold">{current?.title ?? t('diagnostics.starting')}</p>
        <p className="numeric shrink-0 text-xs text-muted">
          {total > 0 && `${t('diagnostics.progress', { done, total })} · `}
          {t('diagnostics.elapsed', { time: formatTime(run.elapsedSeconds) })}
        </p>
      </div>
      <ProgressBar label={t('diagnostics.running')} value={total > 0 ? done : null} max={total} />
      <p className="truncate text-[0.8125rem] text-muted">{run.currentStep ?? '\u00a0'}</p>
    </div>
  );
}

function RunVerdict({ run }: { run: RunState }) {
  const { t } = useTranslation();
  const { span } = useFormat();
  const summary = summaryOf(run);
  const { sentence, ...values } = summary;
  return (
    <div className="flex items-start gap-3">
      <VerdictIcon verdict={ICONS[sentence]} size={22} />
      <div className="selectable min-w-0 [overflow-wrap:anywhere]">
        <p className="font-semibold">
          {t(`diagnostics.${sentence}`, { ...values, seconds: span(run.elapsedSeconds) })}
        </p>
        {run.problem && <p className="mt-1 text-[0.8125rem] text-muted">{run.problem}</p>}
      </div>
    </div>
  );
}
