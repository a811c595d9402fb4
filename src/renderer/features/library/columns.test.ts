import { expect, it } from 'vitest';
import { SONG_COLUMNS } from '../../../shared/domain/settings';
import { COLUMNS, gridTemplate, shownColumns } from './columns';

const ids = (width: number, chosen = SONG_COLUMNS.slice()) => shownColumns(width, chosen).map(({ id }) => id);

it('shows what was chosen, as much of it as has room, in one order', () => {
  expect(ids(3000)).toEqual(COLUMNS.map(({ id }) => id));
  expect(ids(3000, ['year', 'artist'])).toEqual(['artist', 'year']);
  expect(ids(300)).toEqual([]);
  expect(ids(450)).toEqual(['artist']);
  for (let width = 300; width < 1600; width += 50)
    expect(ids(width + 50).length).toBeGreaterThanOrEqual(ids(width).length);
});

it('gives header and rows one track for each column, between title, heart and duration', () => {
  const columns = shownColumns(3000, ['album', 'plays']);
  expect(gridTemplate(columns)).toBe('minmax(0, 5fr) minmax(0, 3fr) 52px 28px 52px');
});
