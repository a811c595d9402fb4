import { useTranslation } from 'react-i18next';
import type { RunState } from '../../../shared/domain/diagnostics';
import { ScenarioItem } from './ScenarioItem';
import { useRunCommands } from './use-diagnostics';
import type { ShownVerdict } from './VerdictIcon';

/** Every scenario of the run, in its order, with how it went. */
export function ScenarioList({ run }: { run: RunState }) {
  const { t } = useTranslation();
  const { runOnly } = useRunCommands();
  if (run.scenarios.length === 0) return null;
  const running = run.kind === 'running';
  return (
    <ul aria-label={t('diagnostics.scenarios')} className="mt-5 divide-y divide-line border-y border-line">
      {run.scenarios.map(({ id, title }) => {
        const result = run.results.find((candidate) => candidate.id === id) ?? null;
        const pending: ShownVerdict = running && run.currentId === id ? 'running' : 'waiting';
        return (
          <ScenarioItem
            key={id}
            id={id}
            title={title}
            verdict={result?.verdict ?? pending}
            result={result}
            onRun={running ? null : () => runOnly(run.depth ?? 'quick', id)}
          />
        );
      })}
    </ul>
  );
}
