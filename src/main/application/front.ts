import { join } from 'node:path';
import { type App, type BrowserWindow, ipcMain, session } from 'electron';
import { acceptPages, type PagePorts } from './ipc/page-ports';
import type { LaunchOptions } from './launch-options';
import { serveApp } from './protocol';
import { denyPermissions, ownOrigins, stayOffline } from './security';
import { createPlayerWindow, type WindowAppearance } from './window';

export interface PlayerStart {
  options: LaunchOptions;
  developmentUrl: string | undefined;
  /** Folder of the built main process; page and preload lie beside it. */
  buildFolder: string;
  appearance: WindowAppearance;
}

/** Where covers, or their thumbnails of a side in pixels, lie; known once the library is open. */
export type FindArtwork = (hash: string, side: number | null) => Promise<{ path: string; mimeType: string } | null>;

/** The window and its page, which begin to load while the player behind them is still being read. */
export interface Front {
  window: BrowserWindow;
  pages: PagePorts;
}

/** Opens the window as soon as the browser is there. */
export async function openFront(app: App, start: PlayerStart, artwork: FindArtwork): Promise<Front> {
  const { developmentUrl, buildFolder, appearance } = start;
  await app.whenReady();
  const page = session.defaultSession;
  const origins = ownOrigins(developmentUrl);
  denyPermissions(page);
  stayOffline(page, origins);
  serveApp(page, join(buildFolder, '../renderer'), artwork);
  const preloadFolder = join(buildFolder, '../preload');
  const window = createPlayerWindow({ preloadFolder, session: page, appearance, developmentUrl });
  return { window, pages: acceptPages({ ipcMain, window: window.webContents, origins }) };
}
