import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TrackSort } from '../../../shared/domain/track';
import { usePage } from '../../app/page-context';
import { shownList } from '../../app/shown-list';
import type { View, ViewState } from '../../app/view-store';
import { askForList } from './ask-for-list';

/** A list of songs that the screen can show at once and whole. */
export interface AnsweredList {
  view: View;
  sort: TrackSort;
  query: string;
}

/**
 * The list to show: the last one that was asked for and is answered in full. So what is typed is drawn by itself, at once, and
 * title, groups and songs of what it finds together, once: drawn one by one as they come, they would be laid out and painted
 * several times for each key. One that fails counts as answered: who shows it tells of it.
 */
export function useAnsweredList(): AnsweredList {
  const { client, view } = usePage();
  const queries = useQueryClient();
  const [begun] = useState(() => wantedOf(view.getState()));
  const [answered, setAnswered] = useState(begun);

  useEffect(() => {
    // What it began with is asked for by who shows it.
    let wanted = begun;
    let asked = 0;
    let shown = 0;
    const follow = async () => {
      const now = wantedOf(view.getState());
      if (isSame(now, wanted)) return;
      wanted = now;
      const number = ++asked;
      await askForList(queries, client, { ...now, group: null }, now.view === 'search' && now.query !== '');
      // Answers of what was asked for later may have come before.
      if (number < shown) return;
      shown = number;
      setAnswered(now);
    };
    void follow();
    const leave = view.subscribe(() => void follow());
    return () => {
      leave();
      shown = Number.POSITIVE_INFINITY;
    };
  }, [begun, client, queries, view]);

  return answered;
}

function wantedOf(state: ViewState): AnsweredList {
  const { sort, query } = shownList(state);
  return { view: state.view, sort, query };
}

function isSame(one: AnsweredList, other: AnsweredList): boolean {
  return (
    one.view === other.view &&
    one.query === other.query &&
    one.sort.by === other.sort.by &&
    one.sort.direction === other.sort.direction
  );
}
