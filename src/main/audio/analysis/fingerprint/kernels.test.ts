import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whiteNoise } from '../../../../../tests/support/test-signals';
import { FourierFactory } from './fourier';
import { FrameHistory } from './frame-history';
import { HarmonicShare } from './harmonic-share';
import { PowerSpectra } from './power-spectra';
import { ReferenceHarmonicShare } from './reference-harmonic-share';

/** Power of a spectrum under a Hann window, as three lines in frequency, plainly. */
function plainPower(spectrum: Float32Array, bins: number): Float64Array {
  const scale = 1 / (3 * spectrum.length ** 2);
  const at = (k: number, part: 0 | 1) => (k === 0 && part === 1 ? 0 : (spectrum[2 * k + part] as number));
  const line = (k: number, part: 0 | 1) => at(k, part) + at(k, part) - at(k - 1, part) - at(k + 1, part);
  return Float64Array.from({ length: bins }, (_, k) => (k === 0 ? 0 : (line(k, 0) ** 2 + line(k, 1) ** 2) * scale));
}

describe('PowerSpectra', () => {
  it.each([
    ['an even number of bins', 5010, 8000],
    ['an odd number of bins', 5040, 8000],
    ['all bins', 22_500, 44_100],
  ])('gives the power that the formula gives, to the bit, with %s', async (_, highestHz, rateHz) => {
    const fourier = await FourierFactory.load();
    const options = { rateHz, windowSeconds: 256 / rateHz, hopSeconds: 256 / rateHz, highestHz, lead: 0 };
    const spectra = new PowerSpectra(fourier, options);
    const transform = fourier.create(spectra.windowFrames);
    const sound = [whiteNoise(8192, 1), whiteNoise(8192, 2)];
    let window = 0;
    spectra.listen({
      spectrum(power) {
        const expected = new Float64Array(spectra.bins);
        for (const channel of sound) {
          const start = Math.round(window * options.hopSeconds * rateHz);
          transform.input.set(channel.subarray(start, start + spectra.windowFrames));
          transform.forward();
          const of = plainPower(transform.output, spectra.bins);
          for (const [k, value] of of.entries()) expected[k] = (expected[k] as number) + value;
        }
        expect(power).toEqual(expected);
        window++;
      },
    });
    new FrameHistory(fourier, 2, spectra.windowFrames, [spectra]).add(sound);
    expect(window).toBeGreaterThan(10);
  });
});

describe('HarmonicShare', () => {
  it('agrees with the plain version to the bit, for any spectra', async () => {
    const fourier = await FourierFactory.load();
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 500 }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(2, 11, 300),
        (seed, bins, windows, binHz) => {
          const found = new HarmonicShare(fourier, { bins, binHz });
          const expected = new ReferenceHarmonicShare({ bins, binHz });
          const power = fourier.doubles(bins);
          for (let window = 0; window < windows; window++) {
            // Few different values, so that many are equal.
            power.view.set(whiteNoise(bins, seed + window).map((value) => Math.max(0, Math.round(value * 20))));
            found.spectrum(power.view);
            expected.spectrum(power.view);
          }
          expect(found.result()).toEqual(expected.result());
        },
      ),
      { numRuns: 200 },
    );
  });
});
