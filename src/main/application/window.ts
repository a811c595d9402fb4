import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type Session } from 'electron';
import { APP_ORIGIN } from '../../shared/api/bridge';

/** Colour behind the page until it has drawn itself, so that start-up does not flash. */
const BACKGROUND = { light: '#f7f6f3', dark: '#141416' };

/** `inactive` leaves the keyboard where it is; `hidden` is never on the screen at all. */
export type WindowAppearance = 'active' | 'inactive' | 'hidden';

/** The player's one window: sandboxed, isolated, confined to our own page. */
export function createPlayerWindow(options: {
  preloadFolder: string;
  session: Session;
  appearance: WindowAppearance;
  /** Address of the reloading server in development. */
  developmentUrl: string | undefined;
}): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    minWidth: 900,
    minHeight: 600,
    title: 'Auralis',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(options.preloadFolder, 'index.cjs'),
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The page's scripts never change under their names: their code is kept from the first start on, not the third.
      v8CacheOptions: 'bypassHeatCheck',
      // Sound keeps flowing from a hidden window; throttled timers would starve its meters.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (options.appearance === 'active') window.show();
    if (options.appearance === 'inactive') window.showInactive();
  });
  void window.loadURL(options.developmentUrl ?? `${APP_ORIGIN}/index.html`);
  return window;
}
