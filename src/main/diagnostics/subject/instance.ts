import type { ScreenBackend } from '../../../scenarios';
import type { ControlServer } from '../control/control-server';

/** One running application under test. */
export interface Instance {
  /** Resolves when its process is gone, however it ended, with the last that it said about that. */
  readonly ended: Promise<string>;
  screen(control: ControlServer): ScreenBackend;
  /** Ends it and everything that it started, at once. */
  kill(): void;
}

/** Starts the application under test with these arguments behind its own. */
export type LaunchInstance = (args: string[]) => Promise<Instance>;
