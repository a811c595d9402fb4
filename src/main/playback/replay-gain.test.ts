import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ReplayGainSettings } from '../../shared/domain/settings';
import { replayGainDb } from './replay-gain';

const tags = { trackGainDb: -6, trackPeak: 0.5, albumGainDb: -3, albumPeak: 1 };
const settings = (patch: Partial<ReplayGainSettings>) => ({ ...DEFAULT_SETTINGS.replayGain, ...patch });
const gain = (patch: Partial<ReplayGainSettings>, albumPlays = false, replayGain: Partial<typeof tags> | null = {}) =>
  replayGainDb({ replayGain: replayGain && { ...tags, ...replayGain } }, settings(patch), albumPlays);

describe('replayGainDb', () => {
  it('is nothing where it is off, and nothing where the tags hold none', () => {
    expect(gain({ mode: 'off', preampDb: 6 })).toBe(0);
    expect(gain({ mode: 'track', preampDb: 6 }, false, null)).toBe(0);
  });

  it('takes the gain that the mode says', () => {
    expect(gain({ mode: 'track' }, true)).toBe(-6);
    expect(gain({ mode: 'album' })).toBe(-3);
    expect(gain({ mode: 'auto' }, true)).toBe(-3);
    expect(gain({ mode: 'auto' }, false)).toBe(-6);
  });

  it('adds the pre-amplification, up to where the peak of the tags reaches full scale', () => {
    expect(gain({ mode: 'track', preampDb: 8 })).toBe(2);
    expect(gain({ mode: 'track', preampDb: 14 })).toBeCloseTo(6.02, 2);
    expect(gain({ mode: 'album', preampDb: 8 })).toBeCloseTo(0, 12);
    expect(gain({ mode: 'album', preampDb: 8, preventClipping: false })).toBe(5);
  });

  it.each([
    ['the track, for the album', { mode: 'album' as const }, { albumGainDb: null, albumPeak: null }, -6],
    ['the album, for the track', { mode: 'track' as const }, { trackGainDb: null, trackPeak: null }, -3],
  ])('stands in with the gain of %s where the tags lack it', (_what, patch, lacking, expected) => {
    const found = { ...tags, ...lacking };
    expect(replayGainDb({ replayGain: found }, settings(patch), false)).toBe(expected);
  });

  it('takes a peak that the tags do not tell for full scale', () => {
    const unknown = { ...tags, trackPeak: null };
    expect(replayGainDb({ replayGain: unknown }, settings({ mode: 'track', preampDb: 9 }), false)).toBeCloseTo(0, 12);
    expect(replayGainDb({ replayGain: unknown }, settings({ mode: 'track' }), false)).toBe(-6);
  });
});
