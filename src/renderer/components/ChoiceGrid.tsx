import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';

export interface ChoiceGridProps<V extends string> {
  label: string;
  /** Null where none of them is in force. */
  value: V | null;
  options: readonly { value: V; label: string; hint: string }[];
  disabled?: boolean;
  onChange(value: V): void;
}

/** One of several in three columns; what the chosen one means stands below. */
export function ChoiceGrid<V extends string>({ label, value, options, disabled, onChange }: ChoiceGridProps<V>) {
  const choose = (chosen: unknown) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option && option.value !== value) onChange(option.value);
  };
  const hint = options.find((option) => option.value === value)?.hint;
  return (
    <div>
      <RadioGroup
        aria-label={label}
        value={value}
        disabled={disabled}
        onValueChange={choose}
        className="grid grid-cols-3 gap-1.5"
      >
        {options.map((option) => (
          <Radio.Root
            key={option.value}
            value={option.value}
            aria-label={option.label}
            title={option.hint}
            className="focus-ring flex h-8 items-center justify-center rounded-control bg-well px-2 text-[0.8125rem] font-medium transition-colors duration-150 hover:bg-hover data-checked:bg-accent data-checked:text-on-accent data-disabled:opacity-50"
          >
            {option.label}
          </Radio.Root>
        ))}
      </RadioGroup>
      <p className="pt-2 text-xs text-muted">{hint}</p>
    </div>
  );
}
