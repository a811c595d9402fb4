import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx';

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'bg-raised text-ink ring-1 ring-line hover:bg-sunken',
  quiet: 'text-muted hover:bg-hover hover:text-ink',
  danger: 'bg-danger text-surface hover:opacity-90',
};
const SIZES = { small: 'h-8 px-3 text-xs', medium: 'h-9 px-3.5', large: 'h-11 px-5 text-[0.9375rem]' };

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  icon?: ReactNode;
}

export function Button({ variant = 'secondary', size = 'medium', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap',
        'transition-colors duration-150 disabled:pointer-events-none disabled:opacity-45',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
