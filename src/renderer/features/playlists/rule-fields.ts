import { FINGERPRINT_DIMENSIONS } from '../../../shared/domain/fingerprint';
import {
  DATE_FIELDS,
  FLAG_FIELDS,
  NUMBER_FIELDS,
  NUMBER_OPERATORS,
  type Rule,
  TEXT_FIELDS,
  TEXT_OPERATORS,
} from '../../../shared/domain/smart-rules';

export type RuleField = Rule['field'];
export type RuleOperator = Rule['operator'];
export type FieldType = 'text' | 'number' | 'date' | 'flag';

export const RULE_FIELDS: readonly RuleField[] = [
  ...TEXT_FIELDS,
  ...NUMBER_FIELDS,
  ...DATE_FIELDS,
  ...FLAG_FIELDS,
  ...FINGERPRINT_DIMENSIONS.map((dimension) => `sound.${dimension}` as const),
];

export function typeOf(field: RuleField): FieldType {
  const within = (fields: readonly string[]) => fields.includes(field);
  if (within(TEXT_FIELDS)) return 'text';
  if (within(DATE_FIELDS)) return 'date';
  return within(FLAG_FIELDS) ? 'flag' : 'number';
}

export const OPERATORS: Readonly<Record<FieldType, readonly RuleOperator[]>> = {
  text: [...TEXT_OPERATORS, 'isMissing', 'isPresent'],
  number: [...NUMBER_OPERATORS, 'between', 'isMissing', 'isPresent'],
  date: ['inTheLast', 'notInTheLast', 'before', 'after', 'between', 'isMissing', 'isPresent'],
  flag: ['is'],
};

/** What a rule of that field and operator compares with before anything is chosen, or what `old` has where that fits. */
export function ruleOf(field: RuleField, operator: RuleOperator, old: Rule | null): Rule {
  const type = typeOf(field);
  const known = (key: string): unknown =>
    old && key in old ? (old as unknown as Record<string, unknown>)[key] : undefined;
  const number = (key: string, otherwise: number) => {
    const value = known(key);
    return typeof value === 'number' ? value : otherwise;
  };
  const start = type === 'date' ? Date.now() - (Date.now() % 1000) : 0;
  if (operator === 'isMissing' || operator === 'isPresent') return { field, operator } as Rule;
  if (operator === 'between') return { field, operator, from: number('from', start), to: number('to', start) } as Rule;
  if (operator === 'inTheLast' || operator === 'notInTheLast')
    return { field, operator, days: number('days', 30) } as Rule;
  if (type === 'flag') return { field, operator: 'is', value: known('value') !== false } as Rule;
  if (type === 'text') {
    const value = known('value');
    return { field, operator, value: typeof value === 'string' ? value : '' } as Rule;
  }
  return { field, operator, value: number('value', start) } as Rule;
}

export const NEW_RULE: Rule = { field: 'genre', operator: 'is', value: '' };
