import { PLAYLIST_FORMATS } from '../../../shared/domain/playlist';
import type { Services } from '../services';
import type { WindowServices } from './handle-window';
import type { ApiBuilder } from './router';

/** The page names no files: which are read and written the person says, in a dialog that the page cannot answer. */
export function playlistHandlers(api: ApiBuilder, { library: { playlists } }: Services, window: WindowServices) {
  const routes = api.playlists;
  return {
    all: routes.all.handler(() => playlists.all()),
    get: routes.get.handler(({ input }) => playlists.get(input.id)),
    entries: routes.entries.handler(({ input }) => playlists.entries(input)),
    count: routes.count.handler(({ input }) => playlists.count(input.rules)),
    create: routes.create.handler(({ input }) => playlists.create(input)),
    change: routes.change.handler(({ input }) => playlists.change(input)),
    delete: routes.delete.handler(({ input }) => playlists.delete(input.id)),
    add: routes.add.handler(({ input }) => playlists.add(input)),
    remove: routes.remove.handler(({ input }) => playlists.remove(input)),
    move: routes.move.handler(({ input }) => playlists.move(input)),
    undo: routes.undo.handler(() => playlists.undo()),
    redo: routes.redo.handler(() => playlists.redo()),
    import: routes.import.handler(async () => {
      const file = await window.chooseFile(PLAYLIST_FORMATS);
      return file === null ? null : playlists.importFile(file);
    }),
    export: routes.export.handler(async ({ input }) => {
      const { name } = await playlists.get(input.id);
      const file = await window.chooseNewFile(fileNameOf(name), PLAYLIST_FORMATS);
      return file === null ? null : playlists.exportFile({ ...input, file });
    }),
  };
}

/** The name without what no file system allows in one. */
function fileNameOf(name: string): string {
  return (
    name
      .replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ')
      .trim()
      .slice(0, 100) || 'playlist'
  );
}
