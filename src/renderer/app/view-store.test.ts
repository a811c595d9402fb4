import { expect, it } from 'vitest';
import { shownList } from './shown-list';
import { createViewStore, nextSort } from './view-store';

it('turns the order of the same column, and begins a new one ascending', () => {
  expect(nextSort({ by: 'title', direction: 'ascending' }, 'title')).toEqual({ by: 'title', direction: 'descending' });
  expect(nextSort({ by: 'title', direction: 'descending' }, 'title')).toEqual({ by: 'title', direction: 'ascending' });
  expect(nextSort({ by: 'title', direction: 'descending' }, 'year')).toEqual({ by: 'year', direction: 'ascending' });
});

it('goes back to where one was, and forward again, a search being one place', () => {
  const view = createViewStore(true);
  const { show, open, search, back, forward } = view.getState();
  const here = () => [view.getState().view, view.getState().subjectId, view.getState().query];
  show('albums');
  open('album', 7);
  search('ab');
  search('abba');
  open('artist', 3);
  back();
  expect(here()).toEqual(['search', null, 'abba']);
  back();
  expect(here()).toEqual(['album', 7, '']);
  forward();
  expect(here()).toEqual(['search', null, 'abba']);
  back();
  show('genres');
  forward();
  expect(here()).toEqual(['genres', null, '']);
  for (let step = 0; step < 9; step++) back();
  expect(here()).toEqual(['songs', null, '']);
});

it('sorts each list by itself', () => {
  const view = createViewStore(true);
  const sort = () => shownList(view.getState()).sort;
  view.getState().show('mostPlayed');
  expect(sort()).toEqual({ by: 'plays', direction: 'descending' });
  view.getState().sortBy('title');
  expect(sort()).toEqual({ by: 'title', direction: 'ascending' });
  view.getState().show('songs');
  expect(sort()).toEqual({ by: 'artist', direction: 'ascending' });
});

it('leads a search to its results, and back to where it began', () => {
  const view = createViewStore(true);
  view.getState().show('diagnostics');
  view.getState().search('brahms');
  expect(view.getState()).toMatchObject({ view: 'search', query: 'brahms' });
  view.getState().search('');
  expect(view.getState()).toMatchObject({ view: 'diagnostics', query: '' });
});

it('selects one, some here and there, and all between two', () => {
  const view = createViewStore(true);
  const selected = () => [...view.getState().selectedIds].toSorted((a, b) => a - b);
  view.getState().select(3);
  view.getState().toggleSelected(7);
  expect(selected()).toEqual([3, 7]);
  view.getState().extendSelection([7, 8, 9], 9);
  expect(view.getState().selectedId).toBe(9);
  view.getState().toggleSelected(8);
  expect(selected()).toEqual([3, 7, 9]);
  view.getState().select(5);
  expect(selected()).toEqual([5]);
  view.getState().select(null);
  expect(selected()).toEqual([]);
});
