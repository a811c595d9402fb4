import { resolve } from 'node:path';

/** How this instance was started. */
export interface LaunchOptions {
  /** Folders to add, absolute. */
  folders: string[];
  /** Runs as the subject of a diagnostic run: a profile of its own, silent, remote-controlled by its parent. */
  scenarioRun: boolean;
  /** Effects taken away on purpose, in a scenario run only. */
  seededFaults: ReadonlySet<string>;
}

/** Reads the arguments behind the executable and the application path. Relative folders count from `workingFolder`. */
export function parseLaunchOptions(args: readonly string[], workingFolder: string): LaunchOptions {
  const scenarioRun = args.includes('--scenario-run');
  const faults = args
    .filter((argument) => argument.startsWith('--seed-fault='))
    .map((argument) => argument.slice('--seed-fault='.length));
  return {
    folders: args.filter((argument) => !argument.startsWith('-')).map((folder) => resolve(workingFolder, folder)),
    scenarioRun,
    seededFaults: new Set(scenarioRun ? faults : []),
  };
}

/** The arguments meant for the player: in development the runtime's own ones and the application's path go before them. */
export function launchArguments(
  argv: readonly string[],
  application: { packaged: boolean; appPath: string },
): readonly string[] {
  if (application.packaged) return argv.slice(1);
  const own = argv.findIndex((argument, index) => index > 0 && resolve(argument) === resolve(application.appPath));
  return argv.slice(own < 0 ? 1 : own + 1);
}
