import type { ReactNode } from 'react';

export interface Fact {
  name: string;
  note?: string;
  value: ReactNode;
}

/** Names and their values, a line each. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-y divide-line">
      {facts.map(({ name, note, value }) => (
        <div key={name} className="flex items-baseline justify-between gap-4 py-2 text-[0.8125rem]">
          <dt className="text-muted">
            {name}
            {note && <span className="ml-1.5 text-xs text-faint">{note}</span>}
          </dt>
          <dd className="numeric min-w-0 text-right font-medium [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
