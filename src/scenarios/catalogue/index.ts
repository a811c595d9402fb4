import type { Depth } from '../../shared/domain/diagnostics';
import type { Scenario } from '../scenario';
import { offIsBitIdentical } from './enhancement/off-is-bit-identical';
import { reachesTargetLoudness } from './enhancement/reaches-target-loudness';
import { folderAppears } from './library/folder-appears';
import { survivesRestart } from './library/survives-restart';
import { missingFileIsSkipped } from './playback/missing-file-is-skipped';
import { pauseKeepsEveryFrame } from './playback/pause-keeps-every-frame';
import { playsFromFirstFrame } from './playback/plays-from-first-frame';
import { seekLands } from './playback/seek-lands';

/** Every scenario, in the order that they run in. */
export const CATALOGUE: readonly Scenario[] = [
  folderAppears,
  playsFromFirstFrame,
  pauseKeepsEveryFrame,
  seekLands,
  reachesTargetLoudness,
  offIsBitIdentical,
  survivesRestart,
  missingFileIsSkipped,
];

/** The scenarios of a run: the quick ones or all, narrowed to `only` where given. */
export function chooseScenarios(depth: Depth, only?: readonly string[]): Scenario[] {
  return CATALOGUE.filter((scenario) => depth === 'full' || scenario.depth === 'quick').filter(
    (scenario) => only === undefined || only.includes(scenario.id),
  );
}
