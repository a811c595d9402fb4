import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../shared/domain/plan';
import { useFormat } from '../../app/use-format';
import { explain } from './explain';

/** One stage of the plan: its name, its main number, and why it does what it does. */
export function StageCard({ stage }: { stage: Stage }) {
  const { t, i18n } = useTranslation();
  const { level } = useFormat();
  const number = mainNumber(stage, level);
  return (
    <li className="relative pl-9">
      <span
        aria-hidden
        className="absolute top-4 left-[0.4375rem] size-2.5 rounded-full bg-accent ring-4 ring-surface"
      />
      <div className="rounded-card bg-sunken px-3.5 py-3">
        <div className="flex items-baseline justify-between gap-3">
          <h4 className="font-medium">{t(`enhancement.stage_${stage.name}`)}</h4>
          {number !== null && <span className="numeric shrink-0 font-semibold text-accent">{number}</span>}
        </div>
        <p className="mt-1 text-[0.8125rem] text-pretty text-muted">{explain(stage, i18n)}</p>
      </div>
    </li>
  );
}

/** The number that says most about a stage; null where it does nothing. */
function mainNumber(stage: Stage, level: ReturnType<typeof useFormat>['level']): string | null {
  switch (stage.name) {
    case 'subsonic-filter':
      return stage.cutoffHz === null ? null : level(stage.cutoffHz, 'Hz');
    case 'tonal-balance':
      return stage.bands.length === 0 ? null : level(stage.values.gainDb ?? 0, 'dB', { signed: true });
    case 'dynamics':
      return stage.ratio === 1 ? null : level(stage.ratio > 1 ? -stage.mostDb : stage.mostDb, 'dB', { signed: true });
    case 'stereo-width':
      return stage.widthDb === 0 ? null : level(stage.widthDb, 'dB', { signed: true });
    case 'make-up-gain':
      return level(stage.gainDb, 'dB', { signed: true });
    case 'true-peak-limiter':
      return level(stage.ceilingDbtp, 'dBTP');
  }
}
