import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { cx } from './cx';

export interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; accented?: boolean; disabled?: boolean }[];
  disabled?: boolean;
  onChange(value: V): void;
}

/** One of a few, all in sight. */
export function Segmented<V extends string>({ label, value, options, disabled, onChange }: SegmentedProps<V>) {
  const choose = (values: string[]) => {
    const chosen = options.find((option) => values.includes(option.value));
    if (chosen && chosen.value !== value) onChange(chosen.value);
  };
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      disabled={disabled}
      onValueChange={choose}
      className="grid auto-cols-fr grid-flow-col gap-1 rounded-control bg-well p-1"
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={cx(
            'h-8 truncate rounded-md px-1 text-[0.8125rem] font-medium text-muted transition-colors duration-150 hover:text-ink',
            'data-disabled:opacity-50 data-pressed:shadow-sm',
            option.accented
              ? 'data-pressed:bg-accent data-pressed:text-on-accent'
              : 'data-pressed:bg-chip data-pressed:text-ink',
          )}
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
