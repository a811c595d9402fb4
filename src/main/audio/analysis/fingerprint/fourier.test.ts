import { describe, expect, it } from 'vitest';
import { whiteNoise } from '../../../../../tests/support/test-signals';
import { FourierFactory, transformSize } from './fourier';

function bin(signal: Float32Array, k: number): [number, number] {
  let [re, im] = [0, 0];
  signal.forEach((value, i) => {
    re += value * Math.cos((2 * Math.PI * k * i) / signal.length);
    im -= value * Math.sin((2 * Math.PI * k * i) / signal.length);
  });
  return [re, im];
}

describe('RealFourier', () => {
  it.each([32, 288, 1024, 4320])('transforms %i points as the formula does, and back', async (size) => {
    const fourier = (await FourierFactory.load()).create(size);
    const signal = whiteNoise(size, 7);
    fourier.input.set(signal);
    fourier.forward();
    const spectrum = fourier.output.slice();
    for (const k of [1, 5, size / 2 - 1]) {
      const [re, im] = bin(signal, k);
      expect(spectrum[2 * k]).toBeCloseTo(re, 3);
      expect(spectrum[2 * k + 1]).toBeCloseTo(im, 3);
    }
    expect(spectrum[0]).toBeCloseTo(bin(signal, 0)[0], 3);
    expect(spectrum[1]).toBeCloseTo(bin(signal, size / 2)[0], 3);
    fourier.input.set(spectrum);
    fourier.backward();
    fourier.output.forEach((value, i) => {
      expect(value / size).toBeCloseTo(signal[i] as number, 5);
    });
  });

  it('keeps its buffers when the memory grows under it', async () => {
    const factory = await FourierFactory.load();
    const first = factory.create(1024);
    first.input.fill(1);
    for (let i = 0; i < 8; i++) factory.create(2 ** 19);
    first.forward();
    expect(first.output[0]).toBe(1024);
  });
});

describe('transformSize', () => {
  it('is near to what was asked for and of a kind that the library takes', () => {
    for (let points = 40; points < 200_000; points = Math.round(points * 1.31)) {
      const size = transformSize(points);
      expect(Math.abs(size / points - 1)).toBeLessThan(points < 200 ? 0.25 : 0.08);
      expect(size % 32).toBe(0);
      let rest = size;
      for (const factor of [2, 3, 5]) while (rest % factor === 0) rest /= factor;
      expect(rest).toBe(1);
    }
  });
});
