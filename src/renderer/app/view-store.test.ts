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
