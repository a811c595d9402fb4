import type { TFunction } from 'i18next';

/** Names of what can be pressed in each row of a list of songs. */
export interface RowNames {
  play(title: string): string;
  favouriteOf(title: string): string;
  /** `stars` from 1 to 5. */
  rateAs(title: string, stars: number): string;
}

/** Stands for a title while a sentence is taken apart; no sentence holds it. */
const PLACE = '\u0000';
const MOST_STARS = 5;

/** The sentences with room for a title, each looked up once: a list has seven of them in each row, for every key that is typed. */
export function createRowNames(t: TFunction): RowNames {
  const play = around(t('library.play', { title: PLACE }));
  const favouriteOf = around(t('library.favouriteOf', { title: PLACE }));
  const rateAs = Array.from({ length: MOST_STARS }, (_, place) =>
    around(t('library.rateAs', { title: PLACE, stars: place + 1 })),
  );
  return { play, favouriteOf, rateAs: (title, stars) => rateAs[stars - 1]?.(title) ?? title };
}

function around(sentence: string): (title: string) => string {
  const parts = sentence.split(PLACE);
  return (title) => parts.join(title);
}
