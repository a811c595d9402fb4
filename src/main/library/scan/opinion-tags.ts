import type { IAudioMetadata } from 'music-metadata';

/** What a file's tags say of how it is liked and how often it was played; null where they say nothing. */
export interface OpinionTags {
  /** 0..100, 20 for each star. */
  rating: number | null;
  playCount: number | null;
}

/** Most plays that are believed. */
const MOST_PLAYS = 1_000_000;

const NAMESPACE = /^.*:/;

type Native = IAudioMetadata['native'];

/** Reads ratings and play counts in the forms that players write them in. The first form that says something counts. */
export function opinionTags(native: Native): OpinionTags {
  let rating: number | null = null;
  let playCount: number | null = null;
  for (const { id, value } of Object.values(native).flat()) {
    const popularity = id === 'POPM' ? popularimeter(value) : null;
    const name = id.replace(NAMESPACE, '').toUpperCase().replaceAll(' ', '_');
    rating ??= popularity?.rating ?? READERS[name]?.(Number.parseFloat(String(value))) ?? null;
    playCount ??= popularity?.playCount ?? (COUNTS.has(name) ? plays(Number(value)) : null);
  }
  return { rating, playCount };
}

const COUNTS = new Set(['PCNT', 'FMPS_PLAYCOUNT', 'PLAYCOUNT', 'PLAY_COUNT', 'PLAY_COUNTER']);

/** From a number as written under a tag's name to 0..100. */
const READERS: Readonly<Record<string, (written: number) => number | null>> = {
  // Vorbis and APE: stars up to 5, else percent.
  RATING: (written) => (Number.isInteger(written) && written <= 5 ? percent(written * 20) : percent(written)),
  RATE: (written) => percent(written),
  FMPS_RATING: (written) => percent(written * 100),
  // Windows: 1, 25, 50, 75, 99 for one to five stars.
  'WM/SHAREDUSERRATING': (written) => (written > 0 ? percent(20 + (80 * written) / 99) : null),
  SHAREDUSERRATING: (written) => (written > 0 ? percent(20 + (80 * written) / 99) : null),
};

/**
 * ID3's popularimeter: 0 for unknown, else 1 to 255 (id3v2.4.0-frames, 4.17); players agree on 1, 64, 128, 196 and 255
 * for one to five stars.
 */
function popularimeter(value: unknown): OpinionTags | null {
  if (typeof value !== 'object' || value === null) return null;
  const byte = 'rating' in value ? Number(value.rating) : 0;
  return {
    rating: byte > 0 ? percent(20 + (80 * (byte - 1)) / 254) : null,
    playCount: 'counter' in value ? plays(Number(value.counter)) : null,
  };
}

/** A rating of nothing is none: writers put it for what was not rated. */
function percent(value: number): number | null {
  return value > 0 && value <= 100 ? Math.round(value) : null;
}

function plays(value: number): number | null {
  return Number.isInteger(value) && value > 0 && value <= MOST_PLAYS ? value : null;
}
