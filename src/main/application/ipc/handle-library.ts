import { iterate } from '../../events';
import type { Services } from '../services';
import type { WindowServices } from './handle-window';
import type { ApiBuilder } from './router';

export function libraryHandlers(api: ApiBuilder, { library }: Services, window: WindowServices) {
  const routes = api.library;
  return {
    addFolder: routes.addFolder.handler(({ input }) => library.addFolder(input.path)),
    chooseFolders: routes.chooseFolders.handler(async () => {
      const folders = [];
      for (const path of await window.chooseFolders()) folders.push(await library.addFolder(path));
      return folders;
    }),
    removeFolder: routes.removeFolder.handler(({ input }) => library.removeFolder(input.id)),
    folders: routes.folders.handler(() => library.folders()),
    restoreBackup: routes.restoreBackup.handler(() => library.restoreBackup()),
    scan: routes.scan.handler(() => library.scan()),
    cancelScan: routes.cancelScan.handler(() => library.cancelScan()),
    watchScan: routes.watchScan.handler(({ signal }) => iterate(library.scanState, signal, 'newest')),
    problems: routes.problems.handler(() => library.problems()),
    tracks: routes.tracks.handler(({ input }) => library.tracks(input)),
    count: routes.count.handler(({ input }) => library.count(input.query, input.group)),
    track: routes.track.handler(({ input }) => library.track(input.id)),
    search: routes.search.handler(({ input }) => library.search(input)),
    setFavourites: routes.setFavourites.handler(({ input }) => library.setFavourites(input.ids, input.favourite)),
    setRatings: routes.setRatings.handler(({ input }) => library.setRatings(input.ids, input.rating)),
    watchRevision: routes.watchRevision.handler(({ signal }) => iterate(library.revision, signal, 'newest')),
    cacheStatistics: routes.cacheStatistics.handler(() => library.cacheStatistics()),
    clearCache: routes.clearCache.handler(() => library.clearCache()),
  };
}
