import { describe, expect, it } from 'vitest';
import { noise } from '../../../../tests/support/wave-file';
import { LoudnessMeter } from './loudness-meter';
import { MomentaryMeter } from './momentary-meter';

describe('MomentaryMeter', () => {
  it.each([44_100, 48_000, 69_313])('agrees with the full meter at %i Hz', (rateHz) => {
    const full = new LoudnessMeter({ rateHz, channels: 2 });
    const momentary = new MomentaryMeter({ rateHz, channels: 2 });
    expect(momentary.lufs).toBeNull();
    for (let i = 0; i < 20; i++) {
      const block = [noise(1_777, i + 1, i / 40), noise(1_777, i + 100, i / 40)];
      full.add(block);
      momentary.add(block);
      if (full.momentaryLufs !== null) expect(momentary.lufs).toBeCloseTo(full.momentaryLufs, 1);
    }
    expect(momentary.lufs).not.toBeNull();
  });

  it('has no value in silence', () => {
    const meter = new MomentaryMeter({ rateHz: 48_000, channels: 2 });
    meter.add([new Float32Array(48_000), new Float32Array(48_000)]);
    expect(meter.lufs).toBeNull();
  });
});
