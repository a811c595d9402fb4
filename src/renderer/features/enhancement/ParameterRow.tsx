import { Slider } from '@base-ui/react/slider';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TONAL_EDGES_HZ } from '../../../shared/domain/plan';
import { useFormat } from '../../app/use-format';
import { cx } from '../../components/cx';
import { NumberBox } from '../../components/NumberBox';
import type { Parameter } from './parameters';
import { useParameter } from './use-override';

/** A parameter of a stage: where its value comes from, the slider that is heard while it moves, and the number to be typed. */
export function ParameterRow({ parameter }: { parameter: Parameter }) {
  const { t } = useTranslation();
  const { value, origin, hold, commit } = useParameter(parameter);
  const originId = useId();
  const label = useLabel(parameter);
  const { min, max, step, unit } = parameter;
  const shown = Math.max(min, Math.min(max, value ?? parameter.neutral));
  const said = t(`enhancement.origin_${originOf(parameter, origin)}`);
  return (
    <div>
      <Slider.Root
        value={shown}
        {...{ min, max, step }}
        onValueChange={hold}
        onValueCommitted={(next) => void commit(next)}
        thumbAlignment="edge"
        className="grid grid-cols-[1fr_auto] items-center gap-x-2"
      >
        <Slider.Label className="truncate text-[0.8125rem]">{label}</Slider.Label>
        <span className="flex items-center gap-1">
          <NumberBox
            label={`${label}, ${unit}`}
            describedBy={originId}
            value={shown}
            {...{ min, max, step }}
            onCommit={(next) => void commit(next)}
          />
          <span className="w-8 text-xs text-muted">{unit}</span>
        </span>
        <Slider.Control className="flex touch-none items-center py-2">
          <Slider.Track className="h-1 w-full rounded-full bg-line-strong/40">
            <Slider.Indicator className={cx('rounded-full', origin === null ? 'bg-line-strong' : 'bg-accent')} />
            <Slider.Thumb
              getAriaLabel={() => label}
              getAriaValueText={(_text, current) => `${current} ${unit}, ${said}`}
              className={cx(
                'focus-ring size-4 rounded-full bg-surface shadow-sm ring-[1.5px]',
                origin === null ? 'ring-line-strong' : 'ring-accent',
              )}
            />
          </Slider.Track>
        </Slider.Control>
        <span
          id={originId}
          className={cx('text-right text-2xs', origin === null ? 'text-muted' : 'font-medium text-accent')}
        >
          {said}
        </span>
      </Slider.Root>
    </div>
  );
}

function useLabel(parameter: Parameter): string {
  const { t } = useTranslation();
  const { count, oneDecimal } = useFormat();
  if (parameter.field !== 'bandsDb') return t(`enhancement.parameter_${parameter.field}`);
  const edges = TONAL_EDGES_HZ.slice(parameter.band, parameter.band + 2);
  const inKilohertz = edges.some((edge) => edge >= 1000);
  const said = edges.map((edge) => (inKilohertz ? oneDecimal(edge / 1000) : count(edge)));
  return `${said.join('–')} ${inKilohertz ? 'kHz' : 'Hz'}`;
}

/** Target and ceiling are always set for all songs, where nothing narrower does so. */
function originOf({ field }: Parameter, origin: ReturnType<typeof useParameter>['origin']) {
  return origin ?? (field === 'targetLufs' || field === 'ceilingDbtp' ? 'all' : 'automatic');
}
