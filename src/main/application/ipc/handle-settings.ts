import { iterate } from '../../events';
import type { Services } from '../services';
import type { WindowServices } from './handle-window';
import type { ApiBuilder } from './router';

export function settingsHandlers(api: ApiBuilder, { settings }: Services, window: WindowServices) {
  return {
    change: api.settings.change.handler(({ input }) => settings.change(input)),
    watch: api.settings.watch.handler(({ signal }) => iterate(settings.changes, signal, 'newest')),
    systemLanguages: api.settings.systemLanguages.handler(() => window.systemLanguages()),
  };
}
