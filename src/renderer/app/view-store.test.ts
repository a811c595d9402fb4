import { expect, it } from 'vitest';
import { createViewStore, nextSort } from './view-store';

it('turns the order of the same column, and begins a new one ascending', () => {
  expect(nextSort({ by: 'title', direction: 'ascending' }, 'title')).toEqual({ by: 'title', direction: 'descending' });
  expect(nextSort({ by: 'title', direction: 'descending' }, 'title')).toEqual({ by: 'title', direction: 'ascending' });
  expect(nextSort({ by: 'title', direction: 'descending' }, 'year')).toEqual({ by: 'year', direction: 'ascending' });
});

it('leads a search back to the songs', () => {
  const view = createViewStore(true);
  view.getState().show('diagnostics');
  view.getState().search('brahms');
  expect(view.getState()).toMatchObject({ view: 'songs', query: 'brahms' });
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
