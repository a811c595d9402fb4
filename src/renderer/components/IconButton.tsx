import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx';
import { Tip } from './Tip';

const SIZES = { small: 'size-7', medium: 'size-9', large: 'size-11' };

const TONES = {
  quiet: 'text-muted hover:bg-hover hover:text-ink',
  /** On, or where the person is. */
  chosen: 'bg-selected text-ink',
  lit: 'bg-accent-soft text-accent hover:text-accent-strong',
  solid: 'bg-ink text-surface hover:bg-ink/85',
};

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  /** What it does: its name, and the hint under the pointer. */
  label: string;
  icon: ReactNode;
  size?: keyof typeof SIZES;
  tone?: keyof typeof TONES;
}

export function IconButton({ label, icon, size = 'medium', tone = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <button
        type="button"
        aria-label={label}
        className={cx(
          'inline-grid shrink-0 place-items-center rounded-full transition-colors duration-150',
          'disabled:pointer-events-none disabled:opacity-40',
          TONES[tone],
          SIZES[size],
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tip>
  );
}
