import { useTranslation } from 'react-i18next';
import type { Measurement } from '../../../shared/domain/diagnostics';
import { useFormat } from '../../app/use-format';

/** What a scenario measured, each with the limit that it was judged by. */
export function Measurements({ measurements }: { measurements: readonly Measurement[] }) {
  const { t } = useTranslation();
  const { measured } = useFormat();
  return (
    <dl aria-label={t('diagnostics.measured')} className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-6 gap-y-1">
      {measurements.map(({ metric, value, unit, limit }) => (
        <div key={metric} className="col-span-3 grid grid-cols-subgrid">
          <dt className="text-muted [overflow-wrap:anywhere]">{metric}</dt>
          <dd className="numeric text-right font-medium">{measured(value, unit)}</dd>
          <dd className="numeric text-right text-muted">
            {limit !== null && t('diagnostics.limit', { limit: measured(limit, unit) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
