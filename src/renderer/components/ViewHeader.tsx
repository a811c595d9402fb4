import type { ReactNode } from 'react';

/** Title of a view, with a note beside it and what can be done at its end. */
export function ViewHeader({ title, note, children }: { title: string; note?: string; children?: ReactNode }) {
  return (
    <header className="flex shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 pt-5 pb-3 max-md:pl-14">
      <div className="flex min-w-0 items-baseline gap-3">
        <h1 dir="auto" className="truncate text-[1.625rem] leading-tight font-semibold tracking-tight">
          {title}
        </h1>
        {note && <p className="numeric shrink-0 text-[0.8125rem] text-muted">{note}</p>}
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </header>
  );
}
