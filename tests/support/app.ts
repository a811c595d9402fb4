import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

/** The repository's folder, which is the application's in development. */
export const APP_FOLDER = resolve(import.meta.dirname, '../..');

/** The installed runtime's executable. */
export function electronExecutable(): string {
  const folder = join(APP_FOLDER, 'node_modules/electron');
  return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
}

/** No graphics card in tests, and no talk of that. */
const QUIET = ['--disable-gpu', '--log-level=3'];

/** The environment of a started application: ours, but as itself and not as plain Node. */
function environment(extra: Record<string, string>): Record<string, string> {
  const all = { ...process.env, ...extra };
  delete all.ELECTRON_RUN_AS_NODE;
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Starts the built application with these arguments behind its own. */
export function startElectron(args: string[], env: Record<string, string> = {}): Promise<ElectronApplication> {
  return _electron.launch({ cwd: APP_FOLDER, args: [APP_FOLDER, ...QUIET, ...args], env: environment(env) });
}

/**
 * A new, empty profile that speaks English and measures and watches nothing by itself, and a folder beside it for whatever the test
 * needs.
 */
export interface Profile {
  folder: string;
  /** Folder for the test's own files. */
  files: string;
  dispose(): void;
}

export function createProfile(settings: Record<string, unknown> = {}): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-e2e-profile-'));
  const files = mkdtempSync(join(tmpdir(), 'auralis-e2e-files-'));
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ language: 'en', backgroundAnalysis: false, watchFolders: false, ...settings }),
  );
  const dispose = () => {
    for (const path of [folder, files]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  return { folder, files, dispose };
}

/** The player as people start it, in a profile of the test's own. */
export interface RunningApp {
  application: ElectronApplication;
  page: Page;
  /** Answers the next system dialog for folders. */
  answerFolderDialog(folder: string): Promise<void>;
  /** Clicks an item of the application's real menu. */
  clickMenu(id: string): Promise<void>;
  /** Ends it the way that closing its window does. */
  close(): Promise<void>;
}

export async function launchApp(
  profile: Profile,
  options: { args?: string[]; env?: Record<string, string> } = {},
): Promise<RunningApp> {
  const switches = [`--user-data-dir=${profile.folder}`, ...(options.args ?? [])];
  const application = await startElectron(switches, options.env);
  const page = await application.firstWindow();
  await page.getByRole('button', { name: 'Add music folder', exact: true }).first().waitFor();
  return {
    application,
    page,
    answerFolderDialog: (folder) =>
      application.evaluate(({ dialog }, path) => {
        const real = dialog.showOpenDialog;
        dialog.showOpenDialog = async () => {
          dialog.showOpenDialog = real;
          return { canceled: false, filePaths: [path] };
        };
      }, folder),
    clickMenu: (id) =>
      application.evaluate(({ Menu }, item) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(item);
        if (!found) throw new Error(`no menu item ${item}`);
        found.click();
      }, id),
    close: () => application.close(),
  };
}
