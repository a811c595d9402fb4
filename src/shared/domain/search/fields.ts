/** Filters on text: `artist:abba`, `artist:"the who"`. */
export const TEXT_FIELDS = ['title', 'artist', 'album', 'albumartist', 'composer', 'genre'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Filters on numbers: `year:1990..1999`, `rating:4..`, `plays:0`. */
export const RANGE_FIELDS = ['year', 'rating', 'plays', 'length', 'added', 'played'] as const;
export type RangeField = (typeof RANGE_FIELDS)[number];
