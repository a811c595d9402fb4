import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ScenarioResult } from '../../../shared/domain/diagnostics';
import { useFormat } from '../../app/use-format';
import { IconButton } from '../../components/IconButton';
import { Measurements } from './Measurements';
import { type ShownVerdict, VerdictIcon, verdictColour } from './VerdictIcon';

export interface ScenarioItemProps {
  id: string;
  title: string;
  verdict: ShownVerdict;
  result: ScenarioResult | null;
  /** Runs it once more; null while that is not possible. */
  onRun: (() => void) | null;
}

export function ScenarioItem({ id, title, verdict, result, onRun }: ScenarioItemProps) {
  const { t } = useTranslation();
  const { span } = useFormat();
  const unusual = result !== null && result.verdict !== 'pass';
  const detailed = result !== null && (result.measurements.length > 0 || result.reason !== null);
  return (
    <li aria-label={title} data-scenario-id={id} data-verdict={verdict}>
      <Collapsible.Root defaultOpen={unusual} key={verdict}>
        <div className="flex min-h-11 items-center gap-3">
          <VerdictIcon verdict={verdict} />
          <span className="min-w-0 flex-1 py-2 font-medium [overflow-wrap:anywhere]">{title}</span>
          <span className={`text-[0.8125rem] font-medium ${verdictColour(verdict)}`}>
            {t(`diagnostics.verdict_${verdict}`)}
          </span>
          <span className="numeric w-16 text-right text-[0.8125rem] text-muted">{result && span(result.seconds)}</span>
          <span className="grid w-16 grid-cols-2">
            {onRun && (
              <IconButton
                size="small"
                label={t('diagnostics.runAgainNamed', { title })}
                icon={<RotateCw size={14} aria-hidden />}
                onClick={onRun}
              />
            )}
            {detailed && (
              <Collapsible.Trigger
                aria-label={t('diagnostics.details')}
                className="group col-start-2 grid size-7 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink"
              >
                <ChevronRight
                  size={16}
                  aria-hidden
                  className="transition-transform duration-150 group-data-panel-open:rotate-90"
                />
              </Collapsible.Trigger>
            )}
          </span>
        </div>
        {detailed && (
          <Collapsible.Panel className="selectable flex flex-col gap-2.5 pb-4 pl-7.5 text-[0.8125rem]">
            {result.reason && <Note name={t('diagnostics.reason')}>{result.reason}</Note>}
            {result.remedy && <Note name={t('diagnostics.remedy')}>{result.remedy}</Note>}
            {result.measurements.length > 0 && <Measurements measurements={result.measurements} />}
          </Collapsible.Panel>
        )}
      </Collapsible.Root>
    </li>
  );
}

function Note({ name, children }: { name: string; children: string }) {
  return (
    <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      <span className="mr-2 text-muted">{name}</span>
      {children}
    </p>
  );
}
