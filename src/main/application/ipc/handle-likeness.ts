import { existsSync } from 'node:fs';
import { AuralisError } from '../../../shared/domain/errors';
import type { Services } from '../services';
import type { WindowServices } from './handle-window';
import type { ApiBuilder } from './router';

export function likenessHandlers(api: ApiBuilder, { library }: Services, window: WindowServices) {
  const routes = api.likeness;
  const { likeness } = library;
  return {
    copyGroups: routes.copyGroups.handler(({ input }) => likeness.copyGroups(input)),
    copyTotals: routes.copyTotals.handler(() => likeness.copyTotals()),
    similar: routes.similar.handler(async ({ input: { trackId, limit } }) => {
      const to = await library.track(trackId);
      return { to, ...(await likeness.similar(trackId, limit)) };
    }),
    showInFolder: routes.showInFolder.handler(async ({ input }) => {
      const { path } = await library.track(input.trackId);
      if (!existsSync(path)) throw AuralisError.about(path, 'file-not-found');
      window.showInFolder(path);
    }),
  };
}
