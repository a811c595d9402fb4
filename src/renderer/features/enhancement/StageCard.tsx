import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../shared/domain/plan';
import { useFormat } from '../../app/use-format';
import { explain } from './explain';

/** One stage of the plan: its name, its main number, and why it does what it does. */
export function StageCard({ stage }: { stage: Stage }) {
  const { t, i18n } = useTranslation();
  const { level } = useFormat();
  const number =
    stage.name === 'make-up-gain' ? level(stage.gainDb, 'dB', { signed: true }) : level(stage.ceilingDbtp, 'dBTP');
  return (
    <li className="relative pl-9">
      <span
        aria-hidden
        className="absolute top-4 left-[0.4375rem] size-2.5 rounded-full bg-accent ring-4 ring-surface"
      />
      <div className="rounded-card bg-sunken px-3.5 py-3">
        <div className="flex items-baseline justify-between gap-3">
          <h4 className="font-medium">{t(`enhancement.stage_${stage.name}`)}</h4>
          <span className="numeric shrink-0 font-semibold text-accent">{number}</span>
        </div>
        <p className="mt-1 text-[0.8125rem] text-pretty text-muted">{explain(stage, i18n)}</p>
      </div>
    </li>
  );
}
