import { AuralisError } from '../../../shared/domain/errors';
import { iterate } from '../../events';
import type { Services } from '../services';
import type { WindowServices } from './handle-window';
import type { ApiBuilder } from './router';

/** The page may only have files written where the person said so, in a dialog that the page cannot answer. */
export function batchHandlers(api: ApiBuilder, { batch }: Services, window: WindowServices) {
  const chosen = new Set<string>();
  return {
    chooseFolder: api.batch.chooseFolder.handler(async () => {
      const folder = await window.chooseFolder();
      if (folder !== null) chosen.add(folder);
      return folder;
    }),
    add: api.batch.add.handler(({ input }) => {
      if (!chosen.has(input.folder))
        throw new AuralisError('invalid-input', { reason: 'The folder was not chosen in the dialog.' });
      return batch.add(input);
    }),
    pause: api.batch.pause.handler(() => batch.pause()),
    resume: api.batch.resume.handler(() => batch.resume()),
    cancel: api.batch.cancel.handler(({ input }) => batch.cancel(input.id)),
    cancelAll: api.batch.cancelAll.handler(() => batch.cancelAll()),
    retry: api.batch.retry.handler(({ input }) => batch.retry(input.id)),
    clear: api.batch.clear.handler(() => batch.clear()),
    watch: api.batch.watch.handler(({ signal }) => iterate(batch.state, signal, 'newest')),
  };
}
