import fc from 'fast-check';
import { FINGERPRINT_DIMENSIONS } from '../../src/shared/domain/fingerprint';
import {
  DATE_FIELDS,
  FLAG_FIELDS,
  NUMBER_FIELDS,
  NUMBER_OPERATORS,
  type Rule,
  type RuleGroup,
  TEXT_FIELDS,
  TEXT_OPERATORS,
} from '../../src/shared/domain/smart-rules';

/** What rules compare with, so that they often hold and often do not: values that tracks have, and odd ones. */
export interface RuleValues {
  texts: readonly string[];
  numbers: readonly number[];
  times: readonly number[];
}

const ODD_TEXTS = ['', "' OR 1=1 --", '"; DROP TABLE tracks; --', '%', '_', '?', 'Ü', '東京', '\u0000', '/'];
const numberFields = [...NUMBER_FIELDS, ...FINGERPRINT_DIMENSIONS.map((name) => `sound.${name}` as const)];

/** Trees of rules of every field and operator, up to four deep. */
export function ruleTrees({ texts, numbers, times }: RuleValues): fc.Arbitrary<RuleGroup> {
  const text = fc.oneof(
    fc.constantFrom(...texts).chain((whole) => fc.nat(whole.length).map((end) => whole.slice(0, end))),
    fc.constantFrom(...texts).chain((whole) => fc.nat(whole.length).map((start) => whole.slice(start))),
    fc.constantFrom(...ODD_TEXTS),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const number = fc.oneof(fc.constantFrom(...numbers), fc.integer({ min: -10, max: 3000 }));
  const time = fc.constantFrom(...times);
  const rule: fc.Arbitrary<unknown> = fc.oneof(
    fc.record({ field: fc.constantFrom(...TEXT_FIELDS), operator: fc.constantFrom(...TEXT_OPERATORS), value: text }),
    fc.record({
      field: fc.constantFrom(...numberFields),
      operator: fc.constantFrom(...NUMBER_OPERATORS),
      value: number,
    }),
    fc.record({ field: fc.constantFrom(...numberFields), operator: fc.constant('between'), from: number, to: number }),
    fc.record({ field: fc.constantFrom(...DATE_FIELDS), operator: fc.constantFrom('before', 'after'), value: time }),
    fc.record({ field: fc.constantFrom(...DATE_FIELDS), operator: fc.constant('between'), from: time, to: time }),
    fc.record({
      field: fc.constantFrom(...DATE_FIELDS),
      operator: fc.constantFrom('inTheLast', 'notInTheLast'),
      days: fc.integer({ min: 1, max: 2000 }),
    }),
    fc.record({
      field: fc.constantFrom(...TEXT_FIELDS, ...numberFields, ...DATE_FIELDS),
      operator: fc.constantFrom('isMissing', 'isPresent'),
    }),
    fc.record({ field: fc.constantFrom(...FLAG_FIELDS), operator: fc.constant('is'), value: fc.boolean() }),
  );
  const { group } = fc.letrec<{ group: RuleGroup; item: Rule | RuleGroup }>((tie) => ({
    group: fc.record({
      match: fc.constantFrom('all', 'any', 'none'),
      rules: fc.array(tie('item'), { maxLength: 4 }),
    }),
    item: fc.oneof({ maxDepth: 3, depthSize: 'small' }, rule as fc.Arbitrary<Rule>, tie('group')),
  }));
  return group;
}
