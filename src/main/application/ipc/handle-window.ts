import { iterate, type Live } from '../../events';
import type { WindowCommand } from '../menu';
import type { ApiBuilder } from './router';

/** What the page's window offers beside the services. */
export interface WindowServices {
  commands: Live<WindowCommand>;
  /** The person's choice in the system's folder dialog; empty where there was none. */
  chooseFolders(): Promise<string[]>;
  /** The same for one folder to write into; null where there was none. */
  chooseFolder(): Promise<string | null>;
  /** A file with one of these endings that the person chose to be read; null where there was none. */
  chooseFile(endings: readonly string[]): Promise<string | null>;
  /** A file that the person wants written, of that name if they like it; null where there was none. */
  chooseNewFile(name: string, endings: readonly string[]): Promise<string | null>;
  /** Opens the system's file manager at a file. */
  showInFolder(path: string): void;
  reportUsable(): void;
  about(): { version: string; electron: string; fallbackRuntime: boolean };
  systemLanguages(): string[];
}

export function windowHandlers(api: ApiBuilder, window: WindowServices) {
  return {
    watchCommands: api.window.watchCommands.handler(({ signal }) => iterate(window.commands, signal, 'every')),
    reportUsable: api.window.reportUsable.handler(() => window.reportUsable()),
    about: api.window.about.handler(() => window.about()),
  };
}
