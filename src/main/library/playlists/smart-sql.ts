import type { Rule, RuleGroup, SmartRules } from '../../../shared/domain/smart-rules';
import { fold, LONGEST_FOLDED } from '../search/fold';
import { rangeBelow } from '../tables/path-range';
import type { Value } from '../worker/statements';
import { columnOf, orderOf } from './smart-fields';

export const DAY_MS = 24 * 3600 * 1000;

/** A statement and the values of its placeholders, in order. */
export interface BoundSql {
  sql: string;
  values: Value[];
}

/**
 * One statement that answers the ids of the tracks that rules ask for, in order, as one JSON list. Everything that a
 * person wrote is bound. Conditions are true or false, never unknown, so that their opposites are what people expect.
 * @param nowMs what “the last days” are counted from
 */
export function smartSql({ group, sort, limit }: SmartRules, nowMs: number): BoundSql {
  const where = groupSql(group, nowMs);
  const order = orderOf(sort);
  const seed = sort.by === 'random' ? [sort.seed] : [];
  const joins = `FROM tracks AS t
    ${/\br\./.test(where.sql) ? 'CROSS JOIN scan_roots AS r ON r.id = t.root_id' : ''}
    ${/\bf\./.test(where.sql) ? 'LEFT JOIN fingerprints AS f ON f.track_id = t.id' : ''}`;
  if (limit.by === 'duration') {
    const inner = `SELECT t.id AS id, row_number() OVER (ORDER BY ${order}) AS place,
        sum(coalesce(t.duration_seconds, 0)) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) AS seconds
      ${joins} WHERE ${where.sql}`;
    const sql = `SELECT json_group_array(id) FROM (SELECT id FROM (${inner}) WHERE seconds <= ? ORDER BY place)`;
    return { sql, values: [...seed, ...seed, ...where.values, limit.seconds] };
  }
  const inner = `SELECT t.id AS id ${joins} WHERE ${where.sql} ORDER BY ${order} LIMIT ?`;
  return {
    sql: `SELECT json_group_array(id) FROM (${inner})`,
    values: [...where.values, ...seed, limit.by === 'count' ? limit.count : -1],
  };
}

/** Whether the same library can answer otherwise at another time. */
export function dependsOnTime({ rules }: RuleGroup): boolean {
  return rules.some((rule) => ('match' in rule ? dependsOnTime(rule) : 'days' in rule));
}

function groupSql({ match, rules }: RuleGroup, nowMs: number): BoundSql {
  const parts = rules
    .map((rule) => ('match' in rule ? groupSql(rule, nowMs) : ruleSql(rule, nowMs)))
    // What is quick to find out goes first: SQLite leaves the rest out where that decides.
    .toSorted((a, b) => Number(comparesText(a)) - Number(comparesText(b)));
  if (parts.length === 0) return { sql: '1', values: [] };
  const joined = parts.map(({ sql }) => sql).join(match === 'all' ? ' AND ' : ' OR ');
  return { sql: match === 'none' ? `NOT (${joined})` : `(${joined})`, values: parts.flatMap(({ values }) => values) };
}

const comparesText = ({ sql }: BoundSql) => sql.includes(FOLDED);
const known = (sql: string) => `coalesce(${sql}, 0)`;
const not = ({ sql, values }: BoundSql): BoundSql => ({ sql: `NOT ${sql}`, values });

function ruleSql(rule: Rule, nowMs: number): BoundSql {
  const column = columnOf(rule.field);
  if ('from' in rule) {
    const ends = [Math.min(rule.from, rule.to), Math.max(rule.from, rule.to)];
    return { sql: known(`${column} BETWEEN ? AND ?`), values: ends };
  }
  if ('days' in rule) {
    const since = { sql: known(`${column} >= ?`), values: [nowMs - rule.days * DAY_MS] };
    return rule.operator === 'inTheLast' ? since : not(since);
  }
  if (!('value' in rule)) return { sql: `${column} IS ${rule.operator === 'isMissing' ? '' : 'NOT '}NULL`, values: [] };
  if (typeof rule.value === 'string') return textSql(rule as TextRule, column);
  if (typeof rule.value === 'boolean') return { sql: `${known(column)} = ?`, values: [rule.value ? 1 : 0] };
  const { operator, value } = rule;
  if (operator === 'isNot') return not({ sql: known(`${column} = ?`), values: [value] });
  return { sql: known(`${column} ${COMPARISONS[operator]} ?`), values: [value] };
}

const COMPARISONS = { is: '=', atLeast: '>=', atMost: '<=', before: '<', after: '>' } as const;

type TextRule = Extract<Rule, { value: string }>;

function textSql({ field, operator, value }: TextRule, column: string): BoundSql {
  if (field === 'folder' && (operator === 'is' || operator === 'isNot')) {
    const below = { sql: '(t.path >= ? AND t.path < ?)', values: rangeBelow(value) };
    return operator === 'is' ? below : not(below);
  }
  const opposite = operator === 'isNot' || operator === 'notContains';
  const fits = field === 'genre' ? oneGenre(fitting(operator, 'g.name', value)) : fitting(operator, column, value);
  return opposite ? not(fits) : fits;
}

/** Whether one of the track's genres is as wanted: which genres are is found out once. */
function oneGenre({ sql, values }: BoundSql): BoundSql {
  const ids = `SELECT g.id FROM genres AS g WHERE ${sql}`;
  return { sql: `t.id IN (SELECT tg.track_id FROM track_genres AS tg WHERE tg.genre_id IN (${ids}))`, values };
}

/** The function that compares as searches do. */
const FOLDED = 'folded(';

/**
 * A column's text, folded. Plain text is folded by SQLite itself, which is many times as fast as a call of ours: what else
 * there is to it is decided by four patterns (see `search/fold.ts`).
 */
export function folded(column: string): string {
  const isPlain = ['*[^ -~]*', '*  *', ' *', '* '].map((pattern) => `${column} NOT GLOB '${pattern}'`).join(' AND ');
  return `iif(${isPlain} AND length(${column}) <= ${LONGEST_FOLDED}, lower(${column}), ${FOLDED}${column}))`;
}

/** That a text is as wanted, opposites as what they are the opposite of. */
function fitting(operator: TextRule['operator'], column: string, value: string): BoundSql {
  const text = folded(column);
  const wanted = fold(value);
  if (operator === 'is' || operator === 'isNot') return { sql: known(`${text} = ?`), values: [wanted] };
  // Nothing stands at the beginning, at the end and within every text.
  if (wanted === '') return { sql: `(${column} IS NOT NULL)`, values: [] };
  if (operator === 'beginsWith') return { sql: known(`substr(${text}, 1, length(?)) = ?`), values: [wanted, wanted] };
  if (operator === 'endsWith') return { sql: known(`substr(${text}, -length(?)) = ?`), values: [wanted, wanted] };
  return { sql: known(`instr(${text}, ?) > 0`), values: [wanted] };
}
