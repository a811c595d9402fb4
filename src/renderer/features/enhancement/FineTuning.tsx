import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OVERRIDE_LIMITS, type Overrides, TONAL_BANDS, TONAL_EDGES_HZ } from '../../../shared/domain/plan';
import { useFormat } from '../../app/use-format';
import { Button } from '../../components/Button';
import { LabelledSlider } from '../../components/LabelledSlider';
import { useOverride } from './use-override';

const BANDS = Array.from({ length: TONAL_BANDS }, (_, band) => band);

/** Every parameter of the plan, to be set by hand in place of what the plan would choose. */
export function FineTuning() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { overrides, reset } = useOverride();
  const count = Object.keys(overrides).length;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
      <summary className="focus-ring flex cursor-default items-center gap-1.5 rounded-md font-semibold select-none">
        <ChevronRight size={15} aria-hidden className="text-muted transition-transform group-open:rotate-90" />
        {t('enhancement.fineTuning')}
        {count > 0 && <span className="text-xs font-normal text-accent">{t('enhancement.fineTuned')}</span>}
      </summary>
      {open && (
        <div className="mt-3 flex flex-col gap-3">
          <p className="text-xs text-muted">{t('enhancement.fineTuningHint')}</p>
          <Parameter
            field="subsonicHz"
            unit="Hz"
            step={1}
            standard={0}
            label={t('enhancement.stage_subsonic-filter')}
          />
          {BANDS.map((band) => (
            <BandSlider key={band} band={band} />
          ))}
          <Parameter field="ratio" unit=": 1" step={0.05} standard={1} label={t('enhancement.stage_dynamics')} />
          <Parameter field="widthDb" unit="dB" step={0.5} standard={0} label={t('enhancement.stage_stereo-width')} />
          {count > 0 && (
            <Button variant="quiet" size="small" className="-ml-3 self-start" onClick={() => void reset()}>
              {t('enhancement.leaveToPlan')}
            </Button>
          )}
        </div>
      )}
    </details>
  );
}

interface ParameterProps {
  field: Exclude<keyof Overrides, 'bandsDb'>;
  unit: string;
  step: number;
  /** Where the slider stands while the plan decides. */
  standard: number;
  label: string;
}

function Parameter({ field, unit, step, standard, label }: ParameterProps) {
  const { t } = useTranslation();
  const { level } = useFormat();
  const { overrides, change, preview, held } = useOverride();
  const value = held(field) ?? overrides[field];
  return (
    <LabelledSlider
      label={label}
      value={value ?? standard}
      {...OVERRIDE_LIMITS[field]}
      step={step}
      format={(shown) => (value === undefined ? t('enhancement.byPlan') : level(shown, unit))}
      onChange={(next) => preview(field, next)}
      onCommit={(next) => void change({ [field]: next })}
    />
  );
}

function BandSlider({ band }: { band: number }) {
  const { t } = useTranslation();
  const { level, frequency } = useFormat();
  const { overrides, change, preview, held } = useOverride();
  const key = `band${band}`;
  const value = held(key) ?? overrides.bandsDb?.[band] ?? null;
  const commit = (next: number) => {
    const bandsDb = BANDS.map((other) => (other === band ? next : (overrides.bandsDb?.[other] ?? null)));
    return change({ bandsDb });
  };
  return (
    <LabelledSlider
      label={`${frequency(TONAL_EDGES_HZ[band] as number)} – ${frequency(TONAL_EDGES_HZ[band + 1] as number)}`}
      value={value ?? 0}
      {...OVERRIDE_LIMITS.bandDb}
      step={0.5}
      format={(shown) => (value === null ? t('enhancement.byPlan') : level(shown, 'dB', { signed: true }))}
      onChange={(next) => preview(key, next)}
      onCommit={(next) => void commit(next)}
    />
  );
}
