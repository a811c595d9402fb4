import type { ReactNode } from 'react';
import { cx } from '../../components/cx';

export interface NavigationItemProps {
  icon: ReactNode;
  label: string;
  note: string;
  current: boolean;
  onOpen(): void;
}

export function NavigationItem({ icon, label, note, current, onOpen }: NavigationItemProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
        className={cx(
          'flex h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-left transition-colors duration-150',
          current ? 'bg-selected font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
        )}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <span className="numeric text-xs text-muted">{note}</span>
      </button>
    </li>
  );
}
