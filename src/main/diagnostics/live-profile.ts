import type { ScenarioResult } from '../../shared/domain/diagnostics';
import type { PlaybackState } from '../../shared/domain/playback';
import type { Settings } from '../../shared/domain/settings';
import { DEFAULT_SORT } from '../../shared/domain/track';
import type { Live } from '../events';
import type { Library } from '../library';

/** The person's own player, as far as a run must leave it alone. */
export interface LiveProfile {
  library: Pick<Library, 'folders' | 'trackIds' | 'count' | 'sqliteVersion'>;
  settings: { readonly current: Settings };
  playback: { readonly state: Live<PlaybackState> };
}

/** Each part of a profile as text, so that two moments can be compared. */
type Snapshot = Readonly<Record<string, string>>;

/** The check that ends every run. */
export const LAST_CHECK = {
  id: 'resilience.own-profile-untouched',
  title: 'Your own library, settings and queue are as they were before this run',
  group: 'resilience',
};

/** Music that plays moves on by itself: its place is compared only where it stood still. */
function playbackParts(state: PlaybackState | undefined): Snapshot {
  if (!state) return {};
  const { track, queueLength, volume, muted, positionSeconds } = state;
  const parts = { volume: String(volume), muted: String(muted), queue: String(queueLength) };
  const still = state.kind === 'idle' || state.kind === 'paused';
  return still ? { ...parts, track: String(track?.id ?? 'none'), position: positionSeconds.toFixed(1) } : parts;
}

export async function takeSnapshot({ library, settings, playback }: LiveProfile): Promise<Snapshot> {
  const [folders, ids] = await Promise.all([library.folders(), library.trackIds(DEFAULT_SORT, '')]);
  return {
    folders: folders.map(({ id, path }) => `${id} ${path}`).join('\n'),
    library: ids.join(','),
    settings: JSON.stringify(settings.current),
    ...playbackParts(playback.state.latest),
  };
}

/** The last check of every run: whether the person's own profile is as it was. */
export function compareSnapshots(before: Snapshot, after: Snapshot, seconds: number): ScenarioResult {
  const changed = Object.keys(before).filter((part) => part in after && before[part] !== after[part]);
  return {
    ...LAST_CHECK,
    verdict: changed.length === 0 ? 'pass' : 'fail',
    seconds,
    measurements: [],
    reason: changed.length === 0 ? null : `Changed meanwhile: ${changed.join(', ')}.`,
    remedy: changed.length === 0 ? null : 'If you did not change that yourself during the run, save a report.',
  };
}
