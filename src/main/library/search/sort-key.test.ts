import { describe, expect, it } from 'vitest';
import { LAST_KEY, sortKeyMaker } from './sort-key';

function sorted(locale: string, names: (string | null)[]): (string | null)[] {
  const key = sortKeyMaker(locale);
  const byKey = (a: string | null, b: string | null) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b)));
  return names.toSorted(byKey);
}

describe('sortKeyMaker', () => {
  it('follows the alphabet of the locale', () => {
    expect(sorted('sv', ['Zappa', 'Ärla', 'Abba', 'Öst', 'Åsa'])).toEqual(['Abba', 'Zappa', 'Åsa', 'Ärla', 'Öst']);
    expect(sorted('de', ['Zappa', 'Ärzte', 'Abba', 'Aznavour'])).toEqual(['Abba', 'Ärzte', 'Aznavour', 'Zappa']);
  });

  it('ignores case, punctuation and English articles', () => {
    const key = sortKeyMaker('en');
    expect(key('The Beatles')).toBe(key('beatles'));
    expect(key('...And Justice for All')).toBe(key('and justice for all'));
    expect(key('A Perfect Circle')).toBe(key('Perfect Circle'));
    expect(key('The')).not.toBe('');
    expect(key('A-ha')).toBe(key('aha'));
  });

  it('sorts numbers by value, symbols first, other scripts after the alphabets and missing text last', () => {
    const order = ['!!!', '2 Unlimited', '10cc', '99 Luftballons', 'Abba', 'Ωmega', 'Юта', '東京'];
    expect(sorted('en', [null, ...order.toReversed()])).toEqual([...order, null]);
  });

  it('has a bounded key for text of any length, and none after the last', () => {
    const key = sortKeyMaker('en')('x'.repeat(100_000));
    expect(key.length).toBeLessThanOrEqual(120);
    expect(key < LAST_KEY).toBe(true);
    expect(sortKeyMaker('en')(' ')).toBe(LAST_KEY);
  });
});
