import { implement } from '@orpc/server';
import { contract } from '../../../shared/api';
import type { Services } from '../services';
import { withProblems } from './failures';
import { analysisHandlers } from './handle-analysis';
import { batchHandlers } from './handle-batch';
import { browseHandlers } from './handle-browse';
import { diagnosticsHandlers } from './handle-diagnostics';
import { libraryHandlers } from './handle-library';
import { likenessHandlers } from './handle-likeness';
import { enhancementHandlers, playbackHandlers } from './handle-playback';
import { playlistHandlers } from './handle-playlists';
import { queueHandlers } from './handle-queue';
import { settingsHandlers } from './handle-settings';
import { tagHandlers } from './handle-tags';
import { type WindowServices, windowHandlers } from './handle-window';

/** The contract's builder; every handler's failure becomes a problem in the answer. */
function builder() {
  return implement(contract).use(({ next }) => withProblems(async () => next()));
}
export type ApiBuilder = ReturnType<typeof builder>;

/** Everything that the page may ask for, answered by the services. */
export function createRouter(services: Services, window: WindowServices) {
  const api = builder();
  return api.router({
    library: libraryHandlers(api, services, window),
    browse: browseHandlers(api, services),
    likeness: likenessHandlers(api, services, window),
    playback: playbackHandlers(api, services.playback),
    queue: queueHandlers(api, services),
    playlists: playlistHandlers(api, services, window),
    enhancement: enhancementHandlers(api, services),
    batch: batchHandlers(api, services, window),
    analysis: analysisHandlers(api, services),
    tags: tagHandlers(api, services, window),
    settings: settingsHandlers(api, services, window),
    diagnostics: diagnosticsHandlers(api, services.diagnostics),
    window: windowHandlers(api, window),
  });
}
export type ApiRouter = ReturnType<typeof createRouter>;
