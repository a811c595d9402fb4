import { expect, it } from 'vitest';
import { KWeightedEnergy, kHighPass, kShelf } from './k-weighting';

it('gives the coefficients that BS.1770-4 prints for 48 kHz', () => {
  const shelf = kShelf(48_000);
  expect(shelf.b0).toBeCloseTo(1.53512485958697, 12);
  expect(shelf.b1).toBeCloseTo(-2.69169618940638, 12);
  expect(shelf.b2).toBeCloseTo(1.19839281085285, 12);
  expect(shelf.a1).toBeCloseTo(-1.69065929318241, 12);
  expect(shelf.a2).toBeCloseTo(0.73248077421585, 12);
  const highPass = kHighPass(48_000);
  expect(highPass.a1).toBeCloseTo(-1.99004745483398, 12);
  expect(highPass.a2).toBeCloseTo(0.99007225036621, 12);
  expect([highPass.b0, highPass.b1, highPass.b2]).toEqual([1, -2, 1]);
});

it.each([32_000, 44_100, 96_000, 192_000])('weighs a tone at %i Hz as at 48 kHz', (rateHz) => {
  const weight = (rate: number, frequencyHz: number) => {
    const filter = new KWeightedEnergy(rate);
    const sine = Float32Array.from({ length: 2 * rate }, (_, i) => Math.sin((2 * Math.PI * frequencyHz * i) / rate));
    filter.add(0, sine, 0, rate);
    return 10 * Math.log10((2 * filter.add(0, sine, rate, 2 * rate)) / rate);
  };
  for (const frequencyHz of [40, 100, 1000]) {
    expect(weight(rateHz, frequencyHz)).toBeCloseTo(weight(48_000, frequencyHz), 1);
  }
});

it('goes on after something that is no number as after silence', () => {
  const filter = new KWeightedEnergy(48_000);
  expect(filter.add(0, Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, 0, 0), 0, 4)).toBe(0);
  expect(filter.add(0, Float32Array.of(1), 0, 1)).toBeGreaterThan(1);
});
