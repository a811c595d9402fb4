import { ArrowLeft, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemSentences } from '../../app/i18n/sentences';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ViewHeader } from '../../components/ViewHeader';
import { useScanProblems } from './use-problems';

/** Every file that a scan left out, with what happened, what it means and what to do. */
export function ProblemsView() {
  const { t, i18n } = useTranslation();
  const { count } = useFormat();
  const show = useView((view) => view.show);
  const { data: problems = [] } = useScanProblems();
  const back = (
    <Button size="small" icon={<ArrowLeft size={14} aria-hidden />} onClick={() => show('songs')}>
      {t('library.back')}
    </Button>
  );
  if (problems.length === 0) {
    return (
      <EmptyState
        icon={<CircleCheck size={40} strokeWidth={1.5} />}
        title={t('library.noProblems')}
        text={t('library.noProblemsText')}
        action={back}
      />
    );
  }
  const total = problems.length;
  return (
    <div className="flex h-full flex-col">
      <ViewHeader
        title={t('library.problems')}
        note={t('library.problemCount', { count: total, formatted: count(total) })}
      >
        {back}
      </ViewHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul tabIndex={0} aria-label={t('library.problems')} className="min-h-0 flex-1 overflow-y-auto px-6 pb-6">
        {problems.map((problem) => {
          const { happened, meaning, remedy } = problemSentences(problem, i18n);
          return (
            <li key={problem.path} className="selectable border-t border-line py-3 [overflow-wrap:anywhere]">
              <p className="font-medium">{happened}</p>
              <p className="text-[0.8125rem] text-muted">
                {meaning} {remedy}
              </p>
              <p dir="ltr" className="mt-1 text-xs text-faint">
                {problem.path}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
