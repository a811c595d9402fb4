import { SlidersHorizontal } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage, StageName } from '../../../shared/domain/plan';
import { useView } from '../../app/page-context';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { explain } from './explain';
import { ParameterRow } from './ParameterRow';
import { STAGE_PARAMETERS, setByHand } from './parameters';
import { useLayers, useParameterReset, useScope } from './use-override';

/** One stage of the plan: its name, its main number, why it does what it does, and the means to have it do something else. */
export function StageCard({ name, stage }: { name: StageName; stage: Stage | undefined }) {
  const { t, i18n } = useTranslation();
  const { level } = useFormat();
  const open = useView((view) => view.openStages.includes(name));
  const toggle = useView((view) => view.toggleStage);
  const settingsId = useId();
  const number = stage ? mainNumber(stage, level) : null;
  const title = t(`enhancement.stage_${name}`);
  return (
    <li className="relative pl-7">
      <span
        aria-hidden
        className="absolute top-4 left-[0.1875rem] size-2.5 rounded-full bg-accent ring-4 ring-surface"
      />
      <section aria-label={title} className="rounded-card bg-sunken px-3.5 py-3">
        <div className="flex items-center justify-between gap-2">
          <h4 className="min-w-0 flex-1 font-medium wrap-anywhere">{title}</h4>
          {number !== null && <span className="numeric shrink-0 font-semibold text-accent">{number}</span>}
          <IconButton
            size="small"
            className="-my-1 -mr-1.5"
            tone={open ? 'chosen' : 'quiet'}
            label={t('enhancement.adjust', { stage: title })}
            aria-expanded={open}
            aria-controls={settingsId}
            icon={<SlidersHorizontal size={14} aria-hidden />}
            onClick={() => toggle(name)}
          />
        </div>
        <p className="mt-1 text-[0.8125rem] text-pretty text-muted">
          {stage ? explain(stage, i18n) : t('enhancement.stageAbsent')}
        </p>
        <SetFor name={name} />
        <div id={settingsId} hidden={!open}>
          {open && <Settings name={name} />}
        </div>
      </section>
    </li>
  );
}

/** Says of a closed stage for whom it was set by hand. */
function SetFor({ name }: { name: StageName }) {
  const { t } = useTranslation();
  const layers = useLayers();
  const origins = new Set(STAGE_PARAMETERS[name].map((parameter) => setByHand(layers, parameter)?.origin));
  const said = [...origins].flatMap((origin) => (origin ? [t(`enhancement.origin_${origin}`)] : []));
  if (said.length === 0) return null;
  return <p className="mt-1 text-xs font-medium text-accent">{t('enhancement.setFor', { scopes: said.join(', ') })}</p>;
}

function Settings({ name }: { name: StageName }) {
  const { t } = useTranslation();
  const scope = useScope();
  const parameters = STAGE_PARAMETERS[name];
  const reset = useParameterReset(parameters);
  return (
    <div className="mt-2.5 flex flex-col gap-1 border-t border-line pt-2.5">
      {parameters.map((parameter) => (
        <ParameterRow key={parameter.field === 'bandsDb' ? parameter.band : parameter.field} parameter={parameter} />
      ))}
      {reset && (
        <Button variant="quiet" size="small" className="-ml-3 self-start" onClick={reset}>
          {t(`enhancement.resetStage_${scope}`)}
        </Button>
      )}
    </div>
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
