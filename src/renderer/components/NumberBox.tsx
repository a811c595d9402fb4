import { useState } from 'react';

export interface NumberBoxProps {
  /** Its name, with the unit. */
  label: string;
  describedBy?: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onCommit(value: number): void;
}

/** A number to be typed, taken with Enter or when the focus leaves; the arrows take it a step further at once. */
export function NumberBox({ label, describedBy, value, min, max, step, onCommit }: NumberBoxProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const commit = (wanted: number) => {
    setDraft(null);
    const bounded = Number(Math.max(min, Math.min(max, wanted)).toFixed(digits));
    if (bounded !== Number(value.toFixed(digits))) onCommit(bounded);
  };
  const take = () => {
    const typed = draft === null || draft.trim() === '' ? Number.NaN : Number(draft);
    if (Number.isFinite(typed)) commit(typed);
    else setDraft(null);
  };
  return (
    <input
      type="number"
      aria-label={label}
      aria-describedby={describedBy}
      value={draft ?? value.toFixed(digits)}
      {...{ min, max, step }}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape') setDraft(null);
        else if (steps !== undefined) commit(Number(draft ?? value) + steps * step);
        else return;
        event.preventDefault();
      }}
      className="numeric selectable h-6 w-14 rounded-md bg-well px-1.5 text-right text-[0.8125rem] font-medium ring-1 ring-line [&::-webkit-inner-spin-button]:appearance-none"
    />
  );
}
