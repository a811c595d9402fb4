import { expect, it } from 'vitest';
import { AuralisError } from '../../shared/domain/errors';
import { createNoticeStore } from './notice-store';

const about = (name: string) =>
  ({ severity: 'warning', action: 'skipped', problem: new AuralisError('file-empty', { name }).toProblem() }) as const;

it('shows what is the same once, newest last, and counts it', () => {
  const store = createNoticeStore();
  for (const name of ['a', 'b', 'a']) store.getState().add(about(name));
  const { shown } = store.getState();
  expect(shown.map(({ problem, times }) => [problem.params.name, times])).toEqual([
    ['b', 1],
    ['a', 2],
  ]);
});

it('makes room for the newest, and dismisses one alone', () => {
  const store = createNoticeStore();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) store.getState().add(about(name));
  const names = () => store.getState().shown.map(({ problem }) => problem.params.name);
  expect(names()).toEqual(['c', 'd', 'e', 'f']);
  store.getState().dismiss(store.getState().shown[1]?.key ?? -1);
  expect(names()).toEqual(['c', 'e', 'f']);
});
