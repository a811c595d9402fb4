import { iterate } from '../../events';
import type { Services } from '../services';
import type { WindowServices } from './handle-window';
import type { ApiBuilder } from './router';

const PICTURE_ENDINGS = ['jpg', 'jpeg', 'png', 'webp'];

/** The page may only have pictures put into files that the person chose in a dialog, which the page cannot answer. */
export function tagHandlers(api: ApiBuilder, { tags }: Services, window: WindowServices) {
  const routes = api.tags;
  return {
    read: routes.read.handler(({ input }) => tags.read(input.trackIds)),
    preview: routes.preview.handler(({ input }) => tags.preview(input.trackIds, input.changes)),
    write: routes.write.handler(({ input }) => tags.write(input.trackIds, input.changes)),
    undo: routes.undo.handler(({ input }) => tags.undo(input.editId)),
    history: routes.history.handler(() => tags.history()),
    chooseCover: routes.chooseCover.handler(async () => {
      const path = await window.chooseFile(PICTURE_ENDINGS);
      return path === null ? null : tags.takeCover(path);
    }),
    watch: routes.watch.handler(({ signal }) => iterate(tags.work, signal, 'newest')),
  };
}
