import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { app } from 'electron';
import { openFront } from './application/front';
import { launchArguments, parseLaunchOptions } from './application/launch-options';
import { libraryFile } from './application/library-file';
import { registerScheme } from './application/protocol';
import { confineAllContents, ownOrigins } from './application/security';
import { V8_FLAGS } from './application/v8-flags';
import { subjectAppearance } from './diagnostics';
import { startLibraryThread } from './library';

const options = parseLaunchOptions(
  launchArguments(process.argv, { packaged: app.isPackaged, appPath: app.getAppPath() }),
  process.cwd(),
);
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;

app.setName('Auralis');
const profile = app.commandLine.getSwitchValue('user-data-dir');
app.setPath('userData', profile || join(app.getPath('appData'), 'Auralis'));
// The music starts when the person clicks in a list; the page's own gesture rule must not hold the output back.
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
// For the page, and for main itself.
app.commandLine.appendSwitch('js-flags', [app.commandLine.getSwitchValue('js-flags'), ...V8_FLAGS].join(' ').trim());
for (const flag of V8_FLAGS) setFlagsFromString(flag);
// Where the superuser had to switch the sandbox off, asking for it would keep every helper process from starting.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
confineAllContents(app, ownOrigins(developmentUrl));

if (options.scenarioRun && !profile) {
  process.stderr.write('auralis: --scenario-run needs a profile of its own (--user-data-dir)\n');
  app.exit(2);
} else if (!options.scenarioRun && !app.requestSingleInstanceLock({ folders: options.folders })) {
  process.stderr.write('auralis: already running; its window was brought to the front\n');
  app.exit(0);
} else {
  const start = {
    options,
    developmentUrl,
    buildFolder: import.meta.dirname,
    appearance: options.scenarioRun ? subjectAppearance(process.argv) : ('active' as const),
  };
  // The browser begins when this file has run: the library opens while it starts.
  const file = libraryFile(app.getPath('userData'));
  const thread = startLibraryThread({ processFolder: import.meta.dirname, file, faults: options.seededFaults });
  const front = openFront(app, start, async (hash, side) => (await player).artworkFile(hash, side));
  // Read while the page's process starts: before the window is there, reading would hold it up.
  const player = front
    .then(() => import('./application/player'))
    .then(({ startPlayer }) => startPlayer(app, start, thread));
  player.then(
    ({ run }) => run(front),
    (thrown: unknown) => {
      process.stderr.write(`auralis: ${String(thrown)}\n`);
      app.exit(1);
    },
  );
}
