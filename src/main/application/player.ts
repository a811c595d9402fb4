import { join } from 'node:path';
import { type App, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, nativeTheme, session } from 'electron';
import packageJson from '../../../package.json';
import { AuralisError } from '../../shared/domain/errors';
import { controlSocket, seedServiceFaults, startRemoteControl, subjectAppearance } from '../diagnostics';
import { DisposableStore, Emitter } from '../events';
import { servePage } from './ipc/connection';
import { createRouter } from './ipc/router';
import type { LaunchOptions } from './launch-options';
import { Log } from './log';
import { buildMenu, type WindowCommand } from './menu';
import { serveApp } from './protocol';
import { runtimeFacts } from './runtime';
import { denyPermissions, ownOrigins, stayOffline } from './security';
import { createServices, type Services } from './services';
import { UtilityLauncher } from './utility-launcher';
import { createPlayerWindow } from './window';

export interface PlayerStart {
  options: LaunchOptions;
  developmentUrl: string | undefined;
  /** Folder of the built main process; page and preload lie beside it. */
  buildFolder: string;
}

/** Runs the player from the application's readiness to its end. */
export function runPlayer(app: App, start: PlayerStart): void {
  app
    .whenReady()
    .then(() => open(app, start))
    .catch((thrown: unknown) => {
      const error = AuralisError.from(thrown);
      process.stderr.write(`auralis: ${error.message}\n`);
      if (!start.options.scenarioRun) dialog.showErrorBox('Auralis', error.message);
      app.exit(1);
    });
}

async function open(app: App, { options, developmentUrl, buildFolder }: PlayerStart): Promise<void> {
  const profileFolder = app.getPath('userData');
  const log = new Log(profileFolder);
  const store = new DisposableStore();
  const commands = store.add(new Emitter<WindowCommand>());
  const origins = ownOrigins(developmentUrl);
  const facts = runtimeFacts(process.versions);
  const page = session.defaultSession;
  denyPermissions(page);
  stayOffline(page, origins);

  const services = createServices({
    profileFolder,
    processFolder: buildFolder,
    launcher: new UtilityLauncher(),
    log,
    version: packageJson.version,
    executable: process.execPath,
    appPath: app.getAppPath(),
    packaged: app.isPackaged,
    runtime: facts,
    faults: options.seededFaults,
    soundPorts: () => new MessageChannelMain(),
  });
  serveApp(page, join(buildFolder, '../renderer'), async (hash) => (await services).library.artworkFile(hash));

  // The page loads while the services open; its first call waits for them.
  const window = createPlayerWindow({
    preloadFolder: join(buildFolder, '../preload'),
    session: page,
    appearance: options.scenarioRun ? subjectAppearance(process.argv) : 'active',
    developmentUrl,
  });
  const socketPath = options.scenarioRun ? controlSocket(process.argv) : null;
  if (socketPath) {
    const makePair = () => new MessageChannelMain();
    const exit = () => app.exit(0);
    store.add(startRemoteControl({ socketPath, window, ipcMain, dialog, makePair, quit: () => app.quit(), exit }));
  }
  const chooseFolders = async () =>
    (await dialog.showOpenDialog(window, { properties: ['openDirectory', 'multiSelections'] })).filePaths;
  const router = services.then((built) =>
    createRouter(seedServiceFaults(built, options.seededFaults), {
      commands,
      chooseFolders,
      reportUsable: () => log.info(startUpLine(facts)),
      about: () => ({ version: packageJson.version, ...facts }),
      systemLanguages: () => app.getPreferredSystemLanguages(),
    }),
  );
  store.add(
    servePage({
      ipcMain,
      window: window.webContents,
      origins,
      router,
      onPage: async (contents) => (await services).playback.attachPage(contents),
    }),
  );

  const addFolders = (folders: readonly string[]) => addAll(services, folders, log);
  Menu.setApplicationMenu(
    buildMenu({
      command: (name) => commands.emit(name),
      addFolder: () => void chooseFolders().then(addFolders),
    }),
  );
  const built = await services;
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
