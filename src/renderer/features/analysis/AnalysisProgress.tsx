import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/use-format';
import { IconButton } from '../../components/IconButton';
import { ProgressBar } from '../../components/ProgressBar';
import { useAnalysis, useAnalysisCommands } from './use-analysis';

/** A quiet line while the library is being measured, with the means to hold it; nothing where nothing is left to do. */
export function AnalysisProgress() {
  const { t } = useTranslation();
  const { count, span } = useFormat();
  const { pause, resume } = useAnalysisCommands();
  const state = useAnalysis();
  if (!state?.counts?.waiting) return null;
  const { activity, counts } = state;
  if (activity.kind !== 'measuring' && activity.kind !== 'paused' && activity.kind !== 'held') return null;
  // The scan says of itself how far it is.
  if (activity.kind === 'held' && activity.reason === 'scan') return null;
  const title = activity.kind === 'held' ? t(`analysis.held_${activity.reason}`) : t(`analysis.${activity.kind}`);
  const left = activity.kind === 'measuring' ? activity.secondsLeft : null;
  const progress = t('analysis.count', { done: count(counts.measured), total: count(counts.total) });
  const holding = activity.kind === 'paused';
  return (
    <section aria-label={t('analysis.title')} className="animate-appear px-1.5">
      <div className="flex items-center justify-between gap-1">
        <p className="min-w-0 truncate text-2xs text-muted">{title}</p>
        <IconButton
          size="small"
          className="-mr-1.5"
          label={holding ? t('analysis.resume') : t('analysis.pause')}
          icon={holding ? <Play size={12} aria-hidden /> : <Pause size={12} aria-hidden />}
          onClick={holding ? resume : pause}
        />
      </div>
      <ProgressBar label={t('analysis.title')} value={counts.measured} max={counts.total} />
      <p className="numeric pt-1 text-2xs text-faint">
        {[progress, left === null ? null : t('analysis.left', { time: span(left) })].filter(Boolean).join(' · ')}
      </p>
    </section>
  );
}
