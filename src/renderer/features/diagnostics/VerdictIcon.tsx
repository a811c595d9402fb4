import { CircleCheck, CircleDashed, CircleHelp, CircleMinus, CircleX, Timer } from 'lucide-react';
import type { Verdict } from '../../../shared/domain/diagnostics';
import { Spinner } from '../../components/Spinner';

export type ShownVerdict = Verdict | 'waiting' | 'running';

const LOOKS = {
  pass: { Icon: CircleCheck, colour: 'text-positive' },
  slow: { Icon: Timer, colour: 'text-caution' },
  fail: { Icon: CircleX, colour: 'text-danger' },
  'not-applicable': { Icon: CircleMinus, colour: 'text-muted' },
  'could-not-run': { Icon: CircleHelp, colour: 'text-caution' },
  waiting: { Icon: CircleDashed, colour: 'text-muted' },
} as const;

export function verdictColour(verdict: ShownVerdict): string {
  return verdict === 'running' ? 'text-accent' : LOOKS[verdict].colour;
}

/** A shape of its own for each verdict, because colour alone tells not everyone. */
export function VerdictIcon({ verdict, size = 18 }: { verdict: ShownVerdict; size?: number }) {
  if (verdict === 'running') {
    return (
      <span className="shrink-0 text-accent">
        <Spinner size={size} />
      </span>
    );
  }
  const { Icon, colour } = LOOKS[verdict];
  return <Icon size={size} aria-hidden className={`shrink-0 ${colour}`} />;
}
