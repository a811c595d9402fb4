import type { i18n } from 'i18next';
import type { Stage } from '../../../shared/domain/plan';
import { formatsFor } from '../../app/format';

/** The sentence of a stage in the language shown; the plan's own English one where there is no translation. */
export function explain({ explanation, explanationId, values }: Stage, i18n: i18n): string {
  const { oneDecimal, count } = formatsFor(i18n.language);
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isWhole(name) ? count(Math.round(value)) : oneDecimal(value)]),
  );
  return i18n.t(`explanations.${explanationId}`, { ...shown, defaultValue: explanation });
}

const WHOLE = new Set(['bands', 'share', 'measured', 'tracks']);

/** Hertz, counts and percentages are told without decimals. */
function isWhole(name: string): boolean {
  return name.endsWith('Hz') || WHOLE.has(name);
}
