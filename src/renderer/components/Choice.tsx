import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';

export interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange(value: V): void;
}

/** One of several, in a list that opens. */
export function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <Select.Root items={options} value={value} onValueChange={(next) => (next === null ? undefined : onChange(next))}>
      <Select.Trigger
        aria-label={label}
        className="flex h-9 min-w-44 items-center justify-between gap-3 rounded-control bg-surface px-3 ring-1 ring-line-strong/60 hover:bg-sunken"
      >
        <Select.Value />
        <Select.Icon>
          <ChevronsUpDown size={14} className="text-muted" aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="z-50 outline-none" sideOffset={6} alignItemWithTrigger={false}>
          <Select.Popup className="min-w-(--anchor-width) rounded-card bg-raised p-1 shadow-raised ring-1 ring-line">
            {options.map((option) => (
              <Select.Item
                key={option.value}
                value={option.value}
                className="flex h-8 items-center justify-between gap-6 rounded-md px-2.5 outline-none data-highlighted:bg-selected"
              >
                <Select.ItemText>{option.label}</Select.ItemText>
                <Select.ItemIndicator>
                  <Check size={14} className="text-accent" aria-hidden />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
