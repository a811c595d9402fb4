import type { RangeField } from './fields';

interface Bounds {
  /** Both included; null where there is no bound. */
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** What one value of a field covers: `year:1999` the whole year, `length:3` three minutes up to four. */
type ReadValue = (text: string) => { lowest: number; highest: number } | null;

const DAY_MS = 86_400_000;
const AGE = /^(\d{1,5})(d|w|m|y)$/i;
const DAYS_OF: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30.4375, y: 365.25 };

function whole(text: string): { lowest: number; highest: number } | null {
  if (!/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return { lowest: value, highest: value };
}

/** Stars, 0 to 5, as the 0..100 that ratings are kept in; a half star less still counts as the star. */
function stars(text: string): { lowest: number; highest: number } | null {
  const value = Number(text.replace(',', '.'));
  if (!/^[0-5]([.,]\d)?$/.test(text) || value > 5) return null;
  const kept = Math.round(value * 20);
  return { lowest: kept, highest: Number.isInteger(value) && value < 5 ? kept + 9 : kept };
}

/** `3` or `3:30` or `1:02:03`, in seconds; a value without its smaller part covers all of them. */
function time(text: string): { lowest: number; highest: number } | null {
  if (!/^\d{1,5}(:[0-5]?\d){0,2}$/.test(text)) return null;
  const parts = text.split(':').map(Number);
  const [last = 0] = parts.slice(-1);
  if (parts.length === 1) return { lowest: last * 60, highest: last * 60 + 59.999 };
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  return { lowest: seconds, highest: seconds + 0.999 };
}

/** `30d`, `2w`, `6m`, `1y`: an age in milliseconds. */
function age(text: string): { lowest: number; highest: number } | null {
  const [, count, unit] = AGE.exec(text) ?? [];
  const days = DAYS_OF[unit?.toLowerCase() ?? ''];
  if (count === undefined || days === undefined) return null;
  const value = Number(count) * days * DAY_MS;
  return { lowest: value, highest: value };
}

const READ: Readonly<Record<RangeField, ReadValue>> = {
  year: whole,
  rating: stars,
  plays: whole,
  length: time,
  added: age,
  played: age,
};

/** Fields whose single value means "up to": what was added within `30d`. */
const WITHIN: ReadonlySet<RangeField> = new Set(['added', 'played']);

/**
 * The bounds of `1990`, `1990..1999`, `1990..`, `..1999`, `>1990`, `>=1990`, `<1990`, `<=1990`. Units: `year` years,
 * `rating` 0..100, `plays` times, `length` seconds, `added` and `played` milliseconds ago. Null for what is none.
 */
export function readRange(field: RangeField, text: string): Bounds | null {
  const read = READ[field];
  const [, sign, value] = /^(>=|<=|>|<)(.+)$/.exec(text) ?? [];
  if (sign && value) {
    const one = read(value);
    if (!one) return null;
    if (sign === '>=') return { lowest: one.lowest, highest: null };
    if (sign === '<=') return { lowest: null, highest: one.highest };
    return sign === '>' ? { lowest: next(one.highest), highest: null } : { lowest: null, highest: before(one.lowest) };
  }
  const ends = text.split('..');
  if (ends.length === 1) {
    const one = read(text);
    if (!one) return null;
    return WITHIN.has(field) ? { lowest: null, highest: one.highest } : one;
  }
  const [from = '', to = '', ...more] = ends;
  if (more.length > 0 || (from === '' && to === '')) return null;
  const first = from === '' ? null : read(from);
  const last = to === '' ? null : read(to);
  if ((from !== '' && !first) || (to !== '' && !last)) return null;
  const lowest = first?.lowest ?? null;
  const highest = last?.highest ?? null;
  // Typed the wrong way round, it means the same.
  if (first && last && first.lowest > last.highest) return { lowest: last.lowest, highest: first.highest };
  return { lowest, highest };
}

const next = (value: number) => (Number.isInteger(value) ? value + 1 : value + 0.001);
const before = (value: number) => (Number.isInteger(value) ? value - 1 : value - 0.001);
