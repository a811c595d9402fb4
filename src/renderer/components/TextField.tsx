import { type InputHTMLAttributes, useEffect, useId, useRef } from 'react';
import { cx } from './cx';
import { focusLater } from './focus-later';

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  /** Stands above it; without one it is named by `aria-label`. */
  label?: string;
  /** Takes the focus when it appears, because it is what it appeared for. */
  wantsFocus?: boolean;
}

/** Text or a number to be typed. */
export function TextField({ label, wantsFocus = false, className, ...rest }: TextFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wantsFocus) return focusLater(() => input.current);
  }, [wantsFocus]);
  const field = (
    <input
      ref={input}
      id={id}
      type="text"
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      className={cx(
        'selectable h-9 min-w-0 rounded-control bg-well px-3 ring-1 ring-line placeholder:text-muted',
        className,
      )}
      {...rest}
    />
  );
  if (label === undefined) return field;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-[0.8125rem] text-muted">
        {label}
      </label>
      {field}
    </div>
  );
}
