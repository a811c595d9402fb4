import { Switch } from '@base-ui/react/switch';

export interface ToggleProps {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A switch, named by `label`. */
export function Toggle({ label, checked, disabled, onChange }: ToggleProps) {
  return (
    <Switch.Root
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      className="flex h-6 w-10.5 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors duration-200 data-checked:bg-accent data-disabled:opacity-45"
    >
      <Switch.Thumb className="size-5 rounded-full bg-surface shadow-sm transition-transform duration-200 ease-calm data-checked:translate-x-4.5" />
    </Switch.Root>
  );
}
