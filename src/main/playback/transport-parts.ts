import type { Notices } from './notices';
import type { PlanDesk } from './plan-desk';
import type { SoundHost } from './sound-host';
import type { Start } from './start-list';
import type { PlaybackOptions } from './types';

export interface TransportParts {
  library: PlaybackOptions['library'];
  host: Pick<SoundHost, 'send' | 'start'>;
  desk: PlanDesk;
  notices: Notices;
  settings: Pick<PlaybackOptions['settings'], 'current'>;
  faults: PlaybackOptions['faults'];
  /** Has the list that a track was started from become the queue, unless that is not wanted any more. */
  takeList: (start: Start, wanted: () => boolean) => Promise<void>;
  onChange: () => void;
}
