import { useTranslation } from 'react-i18next';
import type { BackgroundAnalysisState } from '../../../shared/domain/background-analysis';
import { useFormat } from '../../app/use-format';
import { useAnalysis } from './use-analysis';

/** Where the measuring of the library stands, in words and numbers. */
export function AnalysisStatus() {
  const { t } = useTranslation();
  const { count } = useFormat();
  const state = useAnalysis();
  const lines = useLines(state);
  const failed = state?.counts?.failed ?? 0;
  if (!state) return null;
  return (
    <div role="status" className="numeric pt-2 text-xs text-muted">
      {lines.filter(Boolean).join(' · ')}
      {failed > 0 && <p>{t('analysis.failedFiles', { count: failed, formatted: count(failed) })}</p>}
    </div>
  );
}

function useLines(state: BackgroundAnalysisState | null): (string | null)[] {
  const { t } = useTranslation();
  const { count, oneDecimal, span } = useFormat();
  if (!state) return [];
  const { activity, counts } = state;
  const progress = counts && { done: count(counts.measured), total: count(counts.total) };
  const done = progress && t('analysis.count', progress);
  switch (activity.kind) {
    case 'measuring': {
      const { tracksPerMinute: rate, secondsLeft: left, files } = activity;
      return [
        done,
        rate === null ? null : t('analysis.pace', { rate: oneDecimal(rate) }),
        left === null ? null : t('analysis.left', { time: span(left) }),
        files[0] ? t('analysis.now', { name: files[0].name }) : null,
      ];
    }
    case 'held':
      return [t(`analysis.held_${activity.reason}`), done];
    case 'idle':
      return [counts?.waiting === 0 && progress ? t('analysis.idle', progress) : done];
    default:
      return [t(`analysis.${activity.kind}`), done];
  }
}
