import { cx } from './cx';

export interface PickerProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  className?: string;
  onChange(value: V): void;
}

/** One of many, in the system's own list. */
export function Picker<V extends string>({ label, value, options, className, onChange }: PickerProps<V>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.target.value)}
      className={cx('h-9 min-w-0 rounded-control bg-well px-2 text-[0.8125rem] ring-1 ring-line', className)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} className="bg-raised text-ink">
          {option.label}
        </option>
      ))}
    </select>
  );
}
