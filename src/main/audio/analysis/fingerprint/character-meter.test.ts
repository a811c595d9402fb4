import { expect, it } from 'vitest';
import { blocksOf, musicLike } from '../../../../../tests/support/test-signals';
import { createCharacterMeter } from './character-meter';
import { createFingerprintMeter } from './fingerprint-meter';

it.each([44_100, 48_000])(
  'measures at %i Hz what the whole fingerprint measures, to the same numbers',
  async (rateHz) => {
    const sound = musicLike(rateHz, 6);
    const format = { rateHz, channels: 2 };
    const character = await createCharacterMeter(format);
    const whole = await createFingerprintMeter(format);
    for (const block of blocksOf(sound, 5000)) {
      character.add(block);
      whole.add(block);
    }
    const { loudness, fingerprint, extras } = whole.result();
    const { crest, stereoWidth, phaseCorrelation } = fingerprint;
    const { thirdOctaveHz, thirdOctaveDb, subsonicDb } = extras;
    expect(character.result()).toEqual({
      loudness,
      character: {
        fingerprint: { crest, stereoWidth, phaseCorrelation },
        extras: { thirdOctaveHz, thirdOctaveDb, subsonicDb },
      },
    });
    expect(crest).toBeGreaterThan(3);
  },
);
