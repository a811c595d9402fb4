import type { ApiClient } from '../../../shared/api';
import { LiveSource } from './live-source';

/** Every event stream of the API, each opened at most once for the whole page. */
export function createLiveSources(client: ApiClient) {
  return {
    playback: new LiveSource((signal) => client.playback.watch(undefined, { signal })),
    notices: new LiveSource((signal) => client.playback.watchNotices(undefined, { signal })),
    enhancement: new LiveSource((signal) => client.enhancement.watch(undefined, { signal })),
    analysis: new LiveSource((signal) => client.analysis.watch(undefined, { signal })),
    settings: new LiveSource((signal) => client.settings.watch(undefined, { signal })),
    scan: new LiveSource((signal) => client.library.watchScan(undefined, { signal })),
    revision: new LiveSource((signal) => client.library.watchRevision(undefined, { signal })),
    batch: new LiveSource((signal) => client.batch.watch(undefined, { signal })),
    tags: new LiveSource((signal) => client.tags.watch(undefined, { signal })),
    diagnostics: new LiveSource((signal) => client.diagnostics.watch(undefined, { signal })),
    commands: new LiveSource((signal) => client.window.watchCommands(undefined, { signal })),
  };
}

export type LiveSources = ReturnType<typeof createLiveSources>;
