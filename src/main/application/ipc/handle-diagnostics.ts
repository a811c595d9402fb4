import type { Diagnostics } from '../../diagnostics';
import { iterate } from '../../events';
import type { ApiBuilder } from './router';

export function diagnosticsHandlers(api: ApiBuilder, diagnostics: Diagnostics) {
  return {
    run: api.diagnostics.run.handler(({ input }) => diagnostics.run(input)),
    cancel: api.diagnostics.cancel.handler(() => diagnostics.cancel()),
    watch: api.diagnostics.watch.handler(({ signal }) => iterate(diagnostics.state, signal, 'newest')),
    system: api.diagnostics.system.handler(() => diagnostics.system()),
  };
}
