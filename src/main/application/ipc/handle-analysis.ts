import { iterate } from '../../events';
import type { Services } from '../services';
import type { ApiBuilder } from './router';

export function analysisHandlers(api: ApiBuilder, { backgroundAnalysis, library }: Services) {
  const routes = api.analysis;
  return {
    watch: routes.watch.handler(({ signal }) => iterate(backgroundAnalysis.state, signal, 'newest')),
    pause: routes.pause.handler(() => backgroundAnalysis.pause()),
    resume: routes.resume.handler(() => backgroundAnalysis.resume()),
    fingerprint: routes.fingerprint.handler(({ input }) => library.fingerprint(input.trackId)),
  };
}
