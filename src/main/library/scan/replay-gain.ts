import type { IAudioMetadata } from 'music-metadata';
import type { ReplayGain } from '../../../shared/domain/track';

/** Gains beyond this are no loudness of music, dB. */
const MOST_GAIN_DB = 64;
/** Peaks beyond this (36 dB over full scale) were not measured. */
const MOST_PEAK = 64;
/** From the -23 LUFS that R128 tags refer to up to ReplayGain's -18, dB. */
const R128_TO_REPLAY_GAIN_DB = 5;
/** R128 tags count in steps of 1/256 dB, as 16-bit integers (Q7.8, RFC 7845 section 5.2.1). */
const R128_STEPS_PER_DB = 256;
const R128_MOST_STEPS = 0x8000;

/** What ID3, MP4 and APE put before a free tag's name, such as `TXXX:`. */
const NAMESPACE = /^.*:/;

/**
 * ReplayGain 2.0 from a file's own tags; null where it has none that is valid. R128 tags go before: they are Opus's own,
 * and ReplayGain tags in an Opus file were copied from another.
 */
export function replayGain(native: IAudioMetadata['native']): ReplayGain | null {
  const texts = new Map<string, string>();
  for (const { id, value } of Object.values(native).flat()) {
    const name = id.replace(NAMESPACE, '').toUpperCase();
    if (typeof value === 'string' && !texts.has(name)) texts.set(name, value.trim());
  }
  const gain = (kind: 'TRACK' | 'ALBUM') =>
    r128Gain(texts.get(`R128_${kind}_GAIN`)) ?? decibels(texts.get(`REPLAYGAIN_${kind}_GAIN`));
  const peak = (kind: 'TRACK' | 'ALBUM') => linearPeak(texts.get(`REPLAYGAIN_${kind}_PEAK`));
  const found: ReplayGain = {
    trackGainDb: gain('TRACK'),
    trackPeak: peak('TRACK'),
    albumGainDb: gain('ALBUM'),
    albumPeak: peak('ALBUM'),
  };
  return Object.values(found).some((value) => value !== null) ? found : null;
}

/** `-7.50 dB`, with or without its unit, and with the comma that some writers put. */
function decibels(text: string | undefined): number | null {
  const matched = /^([+-]?\d{1,4}(?:[.,]\d{1,20})?)(?:\s*dB)?$/i.exec(text ?? '');
  const gainDb = Number(matched?.[1]?.replace(',', '.') ?? Number.NaN);
  return Math.abs(gainDb) <= MOST_GAIN_DB ? gainDb : null;
}

function r128Gain(text: string | undefined): number | null {
  const steps = /^[+-]?\d{1,5}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (!(steps >= -R128_MOST_STEPS && steps < R128_MOST_STEPS)) return null;
  return steps / R128_STEPS_PER_DB + R128_TO_REPLAY_GAIN_DB;
}

function linearPeak(text: string | undefined): number | null {
  const peak = /^\+?\d{1,4}(?:[.,]\d{1,20})?$/.test(text ?? '') ? Number(text?.replace(',', '.')) : Number.NaN;
  return peak >= 0 && peak <= MOST_PEAK ? peak : null;
}
