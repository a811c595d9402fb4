import type { ReactNode } from 'react';

/** A setting under its name, with a sentence about it. */
export function SettingRow({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-medium">{name}</h3>
      <p className="pt-0.5 pb-2.5 text-[0.8125rem] text-muted">{hint}</p>
      {children}
    </div>
  );
}
