import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
  hint?: string;
}

/** What a list shows in place of its rows. */
export function EmptyState({ icon, title, text, action, hint }: EmptyStateProps) {
  return (
    <div className="grid h-full animate-appear place-items-center overflow-y-auto p-8">
      <div className="flex max-w-md flex-col items-center text-center">
        <span className="text-muted" aria-hidden>
          {icon}
        </span>
        <h1 className="mt-5 text-xl font-semibold tracking-tight text-balance [overflow-wrap:anywhere]">{title}</h1>
        {text && <p className="mt-2 text-[0.9375rem] text-pretty text-muted">{text}</p>}
        {action && <div className="mt-6">{action}</div>}
        {hint && <p className="mt-3 text-xs text-muted">{hint}</p>}
      </div>
    </div>
  );
}
