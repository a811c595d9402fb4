import { describe, expect, it } from 'vitest';
import { formatsFor, formatTime, NO_VALUE } from './format';

describe('formatTime', () => {
  it.each([
    [0, '0:00'],
    [59.99, '0:59'],
    [60, '1:00'],
    [599, '9:59'],
    [3723, '1:02:03'],
    [36_000, '10:00:00'],
    [-0.2, '0:00'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(formatTime(seconds)).toBe(text);
  });

  it('shows no number where there is none', () => {
    expect(formatTime(null)).toBe(NO_VALUE);
    expect(formatTime(Number.POSITIVE_INFINITY)).toBe(NO_VALUE);
  });
});

describe('formatsFor', () => {
  const [en, de, es] = ['en', 'de', 'es'].map(formatsFor);

  it('writes levels with a true minus, the unit beside them, and the decimal mark of the language', () => {
    expect(en?.level(-14, 'LUFS')).toBe('\u221214.0\u00a0LUFS');
    expect(de?.level(-14.25, 'LUFS')).toMatch(/^\u221214,[23]\u00a0LUFS$/);
    expect(es?.level(6.3, 'dB', { signed: true })).toBe('+6,3\u00a0dB');
    expect(en?.level(6.3, 'dB')).toBe('6.3\u00a0dB');
  });

  it('writes numbers inside a sentence with the decimal mark of the language', () => {
    expect([en, de, es].map((formats) => formats?.twoDecimals(0.4))).toEqual(['0.40', '0,40', '0,40']);
    expect(de?.oneDecimal(1.25)).toMatch(/^1,[23]$/);
  });

  it('gives what rounds to zero no sign', () => {
    expect(en?.level(-0.04, 'dB')).toBe('0.0\u00a0dB');
    expect(en?.level(0.04, 'dB', { signed: true })).toBe('0.0\u00a0dB');
    expect(en?.level(-0, 'dB')).toBe('0.0\u00a0dB');
  });

  it('groups large counts as the language does', () => {
    expect(en?.count(1_234_567)).toBe('1,234,567');
    expect(de?.count(1_234_567)).toBe('1.234.567');
  });

  it('writes bytes in the unit that fits', () => {
    expect(en?.bytes(0)).toBe('0\u00a0B');
    expect(en?.bytes(1023)).toBe('1,023\u00a0B');
    expect(en?.bytes(1024)).toBe('1.0\u00a0KiB');
    expect(en?.bytes(32 * 1024 ** 2)).toBe('32.0\u00a0MiB');
    expect(en?.bytes(5 * 1024 ** 5)).toBe('5,120.0\u00a0TiB');
  });

  it('writes spans, shares and measured values for people', () => {
    expect(en?.span(0.84)).toBe('0.8\u00a0s');
    expect(en?.span(12.4)).toBe('12\u00a0s');
    expect(en?.span(200)).toBe('3\u00a0min 20\u00a0s');
    expect(en?.percent(0.725)).toBe('73%');
    expect(en?.measured(-14.0234, 'LUFS')).toBe('\u221214.02\u00a0LUFS');
    expect(en?.measured(3, '')).toBe('3');
  });
});
