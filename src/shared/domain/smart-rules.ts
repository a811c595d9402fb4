import { z } from 'zod';
import { FINGERPRINT_DIMENSIONS } from './fingerprint';

/** Rules may be nested so deep, and be so many in all. */
export const DEEPEST_RULES = 5;
export const MOST_RULES = 100;
const LONGEST_TEXT = 500;
/** Most songs and longest time that a smart playlist may be limited to. */
export const MOST_SMART_TRACKS = 1_000_000;
const LONGEST_LIMIT_SECONDS = 366 * 24 * 3600;

export const TEXT_FIELDS = [
  'title',
  'artist',
  'album',
  'albumArtist',
  'composer',
  'genre',
  'codec',
  'path',
  'folder',
] as const;
/** Years, 0..100, counts, seconds, Hz, bits and bits per second. */
export const NUMBER_FIELDS = ['year', 'rating', 'playCount', 'duration', 'sampleRate', 'bitDepth', 'bitrate'] as const;
export const DATE_FIELDS = ['added', 'lastPlayed'] as const;
export const FLAG_FIELDS = ['favourite', 'available'] as const;

export const TEXT_OPERATORS = ['contains', 'notContains', 'is', 'isNot', 'beginsWith', 'endsWith'] as const;
export const NUMBER_OPERATORS = ['is', 'isNot', 'atLeast', 'atMost'] as const;

const TextSchema = z.string().max(LONGEST_TEXT);
const NumberSchema = z.number().min(-1e12).max(1e12);
const DateSchema = z.number().int().min(0).max(1e14);
const DaysSchema = z.number().int().min(1).max(36_500);

const textField = z.enum(TEXT_FIELDS);
/** What the sound measured has its dimension as its name, such as `sound.tempo`. */
const numberField = z.union([
  z.enum(NUMBER_FIELDS),
  z.enum(FINGERPRINT_DIMENSIONS.map((dimension) => `sound.${dimension}` as const)),
]);
const dateField = z.enum(DATE_FIELDS);
const anyField = z.union([textField, numberField, dateField]);

/**
 * One condition. Text is compared as searches compare it: without case and diacritics. What a track does not have is
 * equal to nothing, and so is no number and lies in no range; `isNot` and `notContains` hold for it. Of several genres one
 * has to fit, and none where the condition says not.
 */
export const RuleSchema = z.union([
  z.object({ field: textField, operator: z.enum(TEXT_OPERATORS), value: TextSchema }).strict(),
  z.object({ field: numberField, operator: z.enum(NUMBER_OPERATORS), value: NumberSchema }).strict(),
  /** Both ends belong to it; the smaller one comes first or second. */
  z.object({ field: numberField, operator: z.literal('between'), from: NumberSchema, to: NumberSchema }).strict(),
  /** Times are milliseconds since 1970. */
  z.object({ field: dateField, operator: z.enum(['before', 'after']), value: DateSchema }).strict(),
  z.object({ field: dateField, operator: z.literal('between'), from: DateSchema, to: DateSchema }).strict(),
  /** What never happened did not happen in the last days. */
  z.object({ field: dateField, operator: z.enum(['inTheLast', 'notInTheLast']), days: DaysSchema }).strict(),
  z.object({ field: anyField, operator: z.enum(['isMissing', 'isPresent']) }).strict(),
  z.object({ field: z.enum(FLAG_FIELDS), operator: z.literal('is'), value: z.boolean() }).strict(),
]);
export type Rule = z.infer<typeof RuleSchema>;

/** All of the rules hold, any of them, or none. A group without rules asks for nothing: every track has it. */
export interface RuleGroup {
  match: 'all' | 'any' | 'none';
  rules: (Rule | RuleGroup)[];
}

const GroupSchema: z.ZodType<RuleGroup> = z.lazy(() =>
  z
    .object({
      match: z.enum(['all', 'any', 'none']),
      rules: z.array(z.union([GroupSchema, RuleSchema])).max(MOST_RULES),
    })
    .strict(),
);

/** Where a tree of rules ends and how many it has. */
export function extentOf(group: RuleGroup): { depth: number; rules: number } {
  let depth = 1;
  let rules = 0;
  for (const rule of group.rules) {
    const inner = 'match' in rule ? extentOf(rule) : { depth: 0, rules: 1 };
    depth = Math.max(depth, inner.depth + 1);
    rules += inner.rules;
  }
  return { depth, rules };
}

/** Depth is looked at before anything else, so that no input can exhaust the stack. */
function nestsTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null || !('rules' in value) || !Array.isArray(value.rules)) return false;
  return left === 0 || value.rules.some((inner) => nestsTooDeep(inner, left - 1));
}

export const RuleGroupSchema = z
  .unknown()
  .refine((value) => !nestsTooDeep(value, DEEPEST_RULES), `Rules may be nested ${DEEPEST_RULES} deep.`)
  .pipe(GroupSchema)
  .refine((group) => extentOf(group).rules <= MOST_RULES, `At most ${MOST_RULES} rules are looked at.`);

export const SMART_SORTS = [
  'artist',
  'album',
  'title',
  'year',
  'duration',
  'added',
  'rating',
  'playCount',
  'lastPlayed',
  'random',
] as const;

/** What a smart playlist holds: tracks by rules, in an order, up to a limit. It is found anew whenever the library changes. */
export const SmartRulesSchema = z
  .object({
    group: RuleGroupSchema,
    sort: z.object({
      by: z.enum(SMART_SORTS),
      direction: z.enum(['ascending', 'descending']),
      /** Another one shuffles `random` anew. */
      seed: z.number().int().min(0).max(1_000_000),
    }),
    limit: z.discriminatedUnion('by', [
      z.object({ by: z.literal('none') }),
      z.object({ by: z.literal('count'), count: z.number().int().min(1).max(MOST_SMART_TRACKS) }),
      /** As many as fit into the time, in order, up to the first that does not. */
      z.object({ by: z.literal('duration'), seconds: z.number().min(1).max(LONGEST_LIMIT_SECONDS) }),
    ]),
  })
  .strict();
export type SmartRules = z.infer<typeof SmartRulesSchema>;

export const EMPTY_SMART_RULES: SmartRules = {
  group: { match: 'all', rules: [] },
  sort: { by: 'artist', direction: 'ascending', seed: 0 },
  limit: { by: 'none' },
};
