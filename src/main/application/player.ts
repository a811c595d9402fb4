import { type App, BrowserWindow, dialog, Menu, MessageChannelMain, nativeTheme, powerMonitor } from 'electron';
import packageJson from '../../../package.json';
import { AuralisError } from '../../shared/domain/errors';
import { controlSocket, seedServiceFaults, startRemoteControl } from '../diagnostics';
import { type Disposable, DisposableStore, Emitter } from '../events';
import type { LibraryThread } from '../library';
import { fileDialogs } from './file-dialogs';
import type { FindArtwork, Front, PlayerStart } from './front';
import { createRouter } from './ipc/router';
import { serveApi } from './ipc/serve-api';
import { Log } from './log';
import { buildMenu, type WindowCommand } from './menu';
import { runtimeFacts } from './runtime';
import { createServices, type Services } from './services';
import { UtilityLauncher } from './utility-launcher';

/** So long the window has been of use before the library is measured in the background, ms. */
const REST_BEFORE_MEASURING_MS = 5000;

/** What stands behind the window. */
export interface Player {
  artworkFile: FindArtwork;
  /** Brings the window to life; ends the application with a message where that cannot be. */
  run(front: Promise<Front>): void;
}

/** Starts the services, while the browser and the page still begin. */
export function startPlayer(app: App, start: PlayerStart, libraryThread: LibraryThread): Player {
  const log = new Log(app.getPath('userData'));
  const services = startServices(app, start, libraryThread, log);
  // Whoever waits for them hears why they could not be built; nobody may do so yet.
  services.catch(() => undefined);
  return {
    artworkFile: async (hash, side) => (await services).artwork.find(hash, side),
    run: (front) => {
      front
        .then((opened) => open(app, start, opened, services, log))
        .catch((thrown: unknown) => {
          const error = AuralisError.from(thrown);
          process.stderr.write(`auralis: ${error.message}\n`);
          if (!start.options.scenarioRun) dialog.showErrorBox('Auralis', error.message);
          app.exit(1);
        });
    },
  };
}

function startServices(
  app: App,
  { options, buildFolder }: PlayerStart,
  libraryThread: LibraryThread,
  log: Log,
): Promise<Services> {
  return createServices({
    profileFolder: app.getPath('userData'),
    processFolder: buildFolder,
    libraryThread,
    launcher: new UtilityLauncher(),
    log,
    version: packageJson.version,
    executable: process.execPath,
    appPath: app.getAppPath(),
    packaged: app.isPackaged,
    runtime: runtimeFacts(process.versions),
    faults: options.seededFaults,
    soundPorts: () => new MessageChannelMain(),
  });
}

async function open(
  app: App,
  { options }: PlayerStart,
  { window, pages }: Front,
  services: Promise<Services>,
  log: Log,
): Promise<void> {
  const store = new DisposableStore();
  store.add(pages);
  const commands = store.add(new Emitter<WindowCommand>());
  const facts = runtimeFacts(process.versions);
  const socketPath = options.scenarioRun ? controlSocket(process.argv) : null;
  if (socketPath) {
    const makePair = () => new MessageChannelMain();
    const exit = () => app.exit(0);
    store.add(
      startRemoteControl({ socketPath, window, pages: pages.ports, dialog, makePair, quit: () => app.quit(), exit }),
    );
  }
  const chooseFolders = async () =>
    (await dialog.showOpenDialog(window, { properties: ['openDirectory', 'multiSelections'] })).filePaths;
  const chooseFolder = async () => {
    const properties: ('openDirectory' | 'createDirectory')[] = ['openDirectory', 'createDirectory'];
    return (await dialog.showOpenDialog(window, { properties })).filePaths[0] ?? null;
  };
  const addFolders = (folders: readonly string[]) => addAll(services, folders, log);
  Menu.setApplicationMenu(
    buildMenu({
      command: (name) => commands.emit(name),
      addFolder: () => void chooseFolders().then(addFolders),
    }),
  );
  const built = await services;
  const router = createRouter(seedServiceFaults(built, options.seededFaults), {
    commands,
    chooseFolders,
    chooseFolder,
    ...fileDialogs(window),
    // The sound starts behind the window: both at once would hold the window up.
    reportUsable: () => {
      log.info(startUpLine(facts));
      built.playback.attachPage(window.webContents);
      if (!options.scenarioRun) store.add(beginMeasuring(built));
    },
    about: () => ({ version: packageJson.version, ...facts }),
    systemLanguages: () => app.getPreferredSystemLanguages(),
  });
  serveApi(pages.ports, router);
  followTheme(built, store);
  endWith(app, built, store, log);
  app.on('second-instance', (_event, _argv, _folder, extra) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    const folders = (extra as { folders?: unknown } | null)?.folders;
    if (Array.isArray(folders)) addFolders(folders.filter((folder) => typeof folder === 'string'));
  });
  addFolders(options.folders);
}

/** Milliseconds since the process began, and what it runs on: the start-up measurement. */
function startUpLine(facts: ReturnType<typeof runtimeFacts>): string {
  const fallback = facts.fallbackRuntime ? ' (development fallback runtime)' : '';
  const milliseconds = Math.round(process.uptime() * 1000);
  return `${packageJson.version} on Electron ${facts.electron}${fallback}, usable after ${milliseconds} ms`;
}

function addAll(services: Promise<Services>, folders: readonly string[], log: Log): void {
  for (const folder of folders) {
    services
      .then(async ({ library, playback }) => {
        try {
          await library.addFolder(folder);
        } catch (thrown) {
          playback.notify(AuralisError.from(thrown), 'none');
        }
      })
      .catch((thrown: unknown) => log.failure(thrown));
  }
}

/** Lets the library be measured once the machine has come to rest; what can wait does so while it runs on its battery. */
function beginMeasuring({ backgroundAnalysis, library }: Services): Disposable {
  const begin = setTimeout(() => backgroundAnalysis.begin(), REST_BEFORE_MEASURING_MS);
  const tell = (runsOnBattery: boolean) => {
    backgroundAnalysis.setOnBattery(runsOnBattery);
    library.holdScans('battery', runsOnBattery);
  };
  const onBattery = () => tell(true);
  const onMains = () => tell(false);
  tell(powerMonitor.isOnBatteryPower());
  powerMonitor.on('on-battery', onBattery);
  powerMonitor.on('on-ac', onMains);
  return {
    dispose: () => {
      clearTimeout(begin);
      powerMonitor.off('on-battery', onBattery);
      powerMonitor.off('on-ac', onMains);
    },
  };
}

function followTheme({ settings }: Services, store: DisposableStore): void {
  const apply = (theme: 'system' | 'light' | 'dark') => {
    nativeTheme.themeSource = theme;
  };
  apply(settings.current.theme);
  store.add(settings.changes.listen(({ theme }) => apply(theme)));
}

/** The player ends with its window; services let go, in order, before the process does. */
function endWith(app: App, services: Services, store: DisposableStore, log: Log): void {
  app.on('window-all-closed', () => app.quit());
  let ending = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    store.dispose();
    services
      .dispose()
      .catch((thrown: unknown) => log.failure(thrown))
      .finally(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  if (BrowserWindow.getAllWindows().length === 0) app.quit();
}
