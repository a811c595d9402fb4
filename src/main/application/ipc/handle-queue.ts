import type { Services } from '../services';
import type { ApiBuilder } from './router';

export function queueHandlers(api: ApiBuilder, { playback: { queue }, library }: Services) {
  const routes = api.queue;
  return {
    entries: routes.entries.handler(({ input }) => queue.page(input.from, input.limit)),
    find: routes.find.handler(({ input }) => queue.find(input.query)),
    add: routes.add.handler(async ({ input }) => ({ added: await queue.add(input.source, input.where) })),
    remove: routes.remove.handler(({ input }) => ({ removed: queue.remove(input.entries) })),
    move: routes.move.handler(({ input }) => {
      queue.move(input.entries, input.before);
    }),
    clear: routes.clear.handler(() => queue.clear()),
    undo: routes.undo.handler(() => ({ done: queue.undo() })),
    redo: routes.redo.handler(() => ({ done: queue.redo() })),
    jump: routes.jump.handler(({ input }) => queue.jump(input.entry)),
    setShuffled: routes.setShuffled.handler(({ input }) => queue.setShuffled(input.shuffled)),
    setModes: routes.setModes.handler(({ input }) => queue.setModes(input)),
    save: routes.save.handler(async ({ input }) => {
      const { id } = await library.playlists.createOf(input.name, queue.trackIds);
      return { playlistId: id };
    }),
  };
}
