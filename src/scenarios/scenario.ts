import type { Depth } from '../shared/domain/diagnostics';
import type { AppDriver } from './driver/app-driver';
import type { Probe } from './probe';

export type Group =
  | 'first-run'
  | 'library'
  | 'playback'
  | 'queue'
  | 'playlists'
  | 'enhancement'
  | 'performance'
  | 'memory'
  | 'security'
  | 'resilience';

/** What a host must be able to do for a scenario to mean anything there. */
export type Capability =
  /** Hears exactly what the output puts out. */
  | 'sound-capture'
  /** Sends clicks and keys that the page cannot tell from a person's. */
  | 'trusted-input'
  /** Ends the application and starts it again with the same profile. */
  | 'restart';

/** A limit that a measured value must stay under; over it the scenario is slow, not wrong. */
export interface Budget {
  metric: string;
  limit: number;
}

/** What the person can do when the scenario fails. */
export interface Remedy {
  cause: string;
  consequence: string;
  action: string;
}

/** What a user does and what must then be true, written once and run by every host. */
export interface Scenario {
  /** `group.what-must-be-true`; never renamed, because histories are kept by it. */
  id: string;
  /** A sentence that a user understands. */
  title: string;
  group: Group;
  /** A quick run takes the quick ones only, a full run takes all. */
  depth: Depth;
  needs: readonly Capability[];
  budgets?: readonly Budget[];
  remedy?: Remedy;
  run(app: AppDriver, probe: Probe): Promise<void>;
}
