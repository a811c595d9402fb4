import { describe, expect, it } from 'vitest';
import { createFingerprintMeter } from '../../src/main/audio/analysis';
import { RESOURCES } from '../../src/renderer/app/i18n/create-i18n';
import { DIMENSION_GROUPS, REASON_KEYS } from '../../src/renderer/features/sound/dimensions';
import { FINGERPRINT_DIMENSIONS } from '../../src/shared/domain/fingerprint';
import { noise, sine } from '../support/wave-file';

const RATE_HZ = 44_100;
const seconds = (length: number) => Math.round(RATE_HZ * length);
const burst = new Float32Array(seconds(4));
burst.set(noise(seconds(0.2), 1), seconds(2));

/** Sound of which something cannot be told, each in its own way. */
const ODD_SOUNDS: Record<string, Float32Array[]> = {
  nothing: [new Float32Array(0)],
  'ten milliseconds': [noise(seconds(0.01), 1)],
  'a third of a second': [noise(seconds(0.3), 1), noise(seconds(0.3), 2)],
  'three quarters of a second': [noise(seconds(0.75), 1)],
  silence: [new Float32Array(seconds(5)), new Float32Array(seconds(5))],
  'one channel': [noise(seconds(5), 1), new Float32Array(seconds(5))],
  'a quiet tone': [sine(seconds(5), RATE_HZ, 440, 0.0001)],
  'a high tone': [sine(seconds(5), RATE_HZ, 9000, 0.5)],
  'a tone that nobody hears': [sine(seconds(5), RATE_HZ, 5, 0.5)],
  'one burst': [burst],
};

describe('what is said of sound that cannot be measured', () => {
  it.each(Object.keys(ODD_SOUNDS))('is translated: %s', async (name) => {
    const sound = ODD_SOUNDS[name] ?? [];
    const meter = await createFingerprintMeter({ rateHz: RATE_HZ, channels: sound.length });
    meter.add(sound);
    const { notes } = meter.result();
    expect(notes).not.toEqual([]);
    for (const { dimension, reason } of notes) {
      const key = REASON_KEYS[reason] ?? `${dimension}: ${reason}`;
      for (const { translation } of Object.values(RESOURCES))
        expect(Object.keys(translation.sound.reasons)).toContain(key);
    }
  });

  it('shows every dimension once', () => {
    const shown = DIMENSION_GROUPS.flatMap(({ dimensions }) => dimensions.map(({ name }) => name));
    expect(shown.toSorted()).toEqual([...FINGERPRINT_DIMENSIONS].toSorted());
  });
});
