import { createStore } from 'zustand';
import type { Problem } from '../../shared/domain/errors';
import type { Notice } from '../../shared/domain/playback';

/** A notice as it is shown; `key` is the page's own because main and page both raise notices. */
export interface ShownNotice {
  key: number;
  severity: Notice['severity'];
  action: Notice['action'];
  problem: Problem;
  /** How often the same was reported while it stood there. */
  times: number;
}

/** Something that went well, in the page's own words; what it did may be taken back. */
export interface ToldNotice {
  key: number;
  title: string;
  text: string | null;
  offer: { label: string; run: () => void } | null;
}

export interface NoticeState {
  told: ToldNotice[];
  shown: ShownNotice[];
  lastKey: number;
  add(notice: Pick<Notice, 'severity' | 'action' | 'problem'>): void;
  tell(notice: Omit<ToldNotice, 'key'>): void;
  dismiss(key: number): void;
}

/** Older notices make room for newer ones beyond this many. */
const MOST_SHOWN = 4;

export function createNoticeStore() {
  return createStore<NoticeState>()((set) => ({
    told: [],
    shown: [],
    lastKey: 0,
    add: ({ severity, action, problem }) =>
      set(({ shown, lastKey }) => {
        const key = lastKey + 1;
        const same = (other: ShownNotice) => other.problem.message === problem.message && other.action === action;
        const times = (shown.find(same)?.times ?? 0) + 1;
        const others = shown.filter((other) => !same(other));
        return { lastKey: key, shown: [...others, { key, severity, action, problem, times }].slice(-MOST_SHOWN) };
      }),
    tell: (notice) =>
      set(({ told, lastKey }) => {
        const key = lastKey + 1;
        return { lastKey: key, told: [...told, { ...notice, key }].slice(-MOST_SHOWN) };
      }),
    dismiss: (key) =>
      set(({ shown, told }) => ({
        shown: shown.filter((notice) => notice.key !== key),
        told: told.filter((notice) => notice.key !== key),
      })),
  }));
}

export type NoticeStore = ReturnType<typeof createNoticeStore>;
