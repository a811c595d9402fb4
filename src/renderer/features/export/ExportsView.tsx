import { FileOutput, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveValue } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ProgressBar } from '../../components/ProgressBar';
import { ViewHeader } from '../../components/ViewHeader';
import { ExportItem } from './ExportItem';
import { useExportCommands } from './use-export';

/** Everything that is being exported or was: how far it is, and what went wrong, in sentences. */
export function ExportsView() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const batch = useLiveValue(usePage().live.batch);
  const { pause, resume, cancelAll, clear, cancel, retry } = useExportCommands();
  if (batch === null || batch.jobs.length === 0) {
    return (
      <EmptyState
        icon={<FileOutput size={40} strokeWidth={1.5} />}
        title={t('exporting.emptyTitle')}
        text={t('exporting.emptyText')}
      />
    );
  }
  const { counts, jobs, paused } = batch;
  const unfinished = counts.waiting + counts.running;
  const total = unfinished + counts.done + counts.failed;
  const hidden = total + counts.cancelled - jobs.length;
  const begun = jobs.reduce((sum, { state }) => sum + (state.kind === 'running' ? (state.fraction ?? 0) : 0), 0);
  const notes = [t('exporting.summary', { done: count(counts.done), total: count(total) })];
  if (counts.failed > 0)
    notes.push(t('exporting.failedCount', { count: counts.failed, formatted: count(counts.failed) }));
  return (
    <div className="flex h-full flex-col">
      <ViewHeader title={t('exporting.title')} note={notes.join(' · ')}>
        {unfinished > 0 && (
          <Button
            size="small"
            icon={paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
            onClick={paused ? resume : pause}
          >
            {t(paused ? 'exporting.resume' : 'exporting.pause')}
          </Button>
        )}
        {unfinished > 0 && (
          <Button size="small" onClick={cancelAll}>
            {t('exporting.cancelAll')}
          </Button>
        )}
        {counts.done + counts.failed + counts.cancelled > 0 && (
          <Button size="small" onClick={clear}>
            {t('exporting.clear')}
          </Button>
        )}
      </ViewHeader>
      <div className="px-6 pb-3">
        <ProgressBar label={t('exporting.title')} value={counts.done + counts.failed + begun} max={total} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul tabIndex={0} aria-label={t('exporting.title')} className="min-h-0 flex-1 overflow-y-auto px-6 pb-6">
        {jobs.map((job) => (
          <ExportItem key={job.id} job={job} paused={paused} onCancel={cancel} onRetry={retry} />
        ))}
        {hidden > 0 && (
          <li className="border-t border-line py-3 text-muted">
            {t('exporting.more', { count: hidden, formatted: count(hidden) })}
          </li>
        )}
      </ul>
    </div>
  );
}
