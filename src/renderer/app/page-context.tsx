import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { ApiClient } from '../../shared/api';
import type { SoundOutput } from '../audio';
import type { LiveSources } from './api/live-sources';
import type { Formats } from './format';
import type { NoticeStore } from './notice-store';
import type { ViewState, ViewStore } from './view-store';

/** What the page is made of; built once in main.tsx. */
export interface Page {
  client: ApiClient;
  live: LiveSources;
  view: ViewStore;
  notices: NoticeStore;
  sound: SoundOutput;
  /** How numbers are written in a language. */
  formats: (language: string) => Formats;
}

const PageContext = createContext<Page | null>(null);

export function PageProvider({ page, children }: { page: Page; children: ReactNode }) {
  return <PageContext value={page}>{children}</PageContext>;
}

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('usePage is called outside of PageProvider');
  return page;
}

export function useView<S>(select: (state: ViewState) => S): S {
  return useStore(usePage().view, select);
}
