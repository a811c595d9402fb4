import { Ban, CircleAlert, CircleCheck, Clock, RotateCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExportJob, ExportJobState } from '../../../shared/domain/batch';
import type { Problem } from '../../../shared/domain/errors';
import { problemSentences } from '../../app/i18n/sentences';
import { IconButton } from '../../components/IconButton';
import { ProgressBar } from '../../components/ProgressBar';
import { Spinner } from '../../components/Spinner';
import { TagText } from '../../components/TagText';

export interface ExportItemProps {
  job: ExportJob;
  paused: boolean;
  onCancel(id: ExportJob['id']): void;
  onRetry(id: ExportJob['id']): void;
}

/** One song of the queue. */
export function ExportItem({ job: { id, title, output, state }, paused, onCancel, onRetry }: ExportItemProps) {
  const { t } = useTranslation();
  const ended = state.kind === 'failed' || state.kind === 'cancelled';
  const shown = state.kind === 'waiting' && paused ? 'paused' : state.kind;
  return (
    <li className="flex items-start gap-3 border-t border-line py-3">
      <span className="pt-0.5">
        <StateIcon kind={state.kind} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <TagText className="font-medium">{title}</TagText>
          <span className="shrink-0 text-xs text-muted">{t(`exporting.state_${shown}`)}</span>
        </div>
        <TagText className="text-xs text-faint">{output}</TagText>
        {state.kind === 'running' && (
          <div className="pt-2">
            <ProgressBar label={t('exporting.progressOf', { title })} value={state.fraction} max={1} />
          </div>
        )}
        {problemsOf(state).map((problem) => (
          <Sentences key={`${problem.code}${problem.message}`} problem={problem} />
        ))}
      </div>
      {(state.kind === 'waiting' || state.kind === 'running') && (
        <IconButton
          size="small"
          label={t('exporting.cancelOne', { title })}
          icon={<X size={14} aria-hidden />}
          onClick={() => onCancel(id)}
        />
      )}
      {state.kind === 'done' && <span className="size-7 shrink-0" />}
      {ended && (
        <IconButton
          size="small"
          label={t('exporting.retryOne', { title })}
          icon={<RotateCw size={14} aria-hidden />}
          onClick={() => onRetry(id)}
        />
      )}
    </li>
  );
}

function problemsOf(state: ExportJobState): readonly Problem[] {
  if (state.kind === 'failed') return [state.problem];
  return state.kind === 'done' ? state.problems : [];
}

function Sentences({ problem }: { problem: Problem }) {
  const { i18n } = useTranslation();
  const { happened, meaning, remedy } = problemSentences(problem, i18n);
  return (
    <p className="selectable mt-1 text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
      {happened} {meaning} {remedy}
    </p>
  );
}

function StateIcon({ kind }: { kind: ExportJobState['kind'] }) {
  switch (kind) {
    case 'running':
      return <Spinner size={16} />;
    case 'done':
      return <CircleCheck size={16} aria-hidden className="text-accent" />;
    case 'failed':
      return <CircleAlert size={16} aria-hidden className="text-danger" />;
    case 'cancelled':
      return <Ban size={16} aria-hidden className="text-faint" />;
    case 'waiting':
      return <Clock size={16} aria-hidden className="text-muted" />;
  }
}
