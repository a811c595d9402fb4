import './app/api/without-eval';
import './app/theme/styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createApiClient, receiveApiPort } from './app/api/connect';
import { createLiveSources } from './app/api/live-sources';
import { createFormats } from './app/format';
import { createI18n } from './app/i18n/create-i18n';
import { resolveLanguage } from './app/i18n/languages';
import { createNoticeStore } from './app/notice-store';
import { type Page, PageProvider } from './app/page-context';
import { App } from './app/shell/App';
import { createViewStore } from './app/view-store';
import { createSoundOutput } from './audio';

/** Narrower windows begin with the Enhance panel closed, CSS pixels. */
const ROOM_FOR_PANEL = 1100;

async function start(element: HTMLElement): Promise<void> {
  const notices = createNoticeStore();
  const sound = createSoundOutput((problem) => notices.getState().add({ severity: 'error', action: 'none', problem }));
  const client = createApiClient(await receiveApiPort());
  const page: Page = {
    client,
    live: createLiveSources(client),
    view: createViewStore(window.innerWidth >= ROOM_FOR_PANEL),
    notices,
    sound,
    formats: createFormats(),
  };
  // Main is on this machine and says itself what changed: nothing is asked again by time, focus or network.
  const queries = new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: 1, networkMode: 'always', refetchOnWindowFocus: false },
    },
  });
  createRoot(element).render(
    <I18nextProvider i18n={createI18n(resolveLanguage(null, navigator.languages))}>
      <QueryClientProvider client={queries}>
        <PageProvider page={page}>
          <App />
        </PageProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
