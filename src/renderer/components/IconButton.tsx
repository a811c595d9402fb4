import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx';
import { Tip } from './Tip';

const SIZES = { small: 'size-7', medium: 'size-9', large: 'size-11' };

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  /** What it does: its name, and the hint under the pointer. */
  label: string;
  icon: ReactNode;
  size?: keyof typeof SIZES;
}

export function IconButton({ label, icon, size = 'medium', className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <button
        type="button"
        aria-label={label}
        className={cx(
          'inline-grid shrink-0 place-items-center rounded-full text-muted transition-colors duration-150',
          'hover:bg-hover hover:text-ink disabled:pointer-events-none disabled:opacity-40',
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
