import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';

export interface ChoiceGridProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; hint: string }[];
  disabled?: boolean;
  onChange(value: V): void;
}

/** One of several, each with a few words, in two columns. */
export function ChoiceGrid<V extends string>({ label, value, options, disabled, onChange }: ChoiceGridProps<V>) {
  const choose = (chosen: unknown) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option && option.value !== value) onChange(option.value);
  };
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={choose}
      className="grid grid-cols-2 gap-1.5"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.label}
          className="focus-ring rounded-control bg-well px-3 py-2 text-left transition-colors duration-150 hover:bg-hover data-checked:bg-accent data-checked:text-on-accent data-disabled:opacity-50"
        >
          <span className="block text-[0.8125rem] font-medium">{option.label}</span>
          <span className="block truncate text-xs opacity-80">{option.hint}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
