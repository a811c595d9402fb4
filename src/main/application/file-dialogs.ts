import { extname } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { WindowServices } from './ipc/handle-window';

type FileServices = Pick<WindowServices, 'chooseFile' | 'chooseNewFile' | 'showInFolder'>;

/** The system's dialogs for one file to read and one to write, and its file manager. */
export function fileDialogs(window: BrowserWindow): FileServices {
  return {
    showInFolder: (path) => shell.showItemInFolder(path),
    chooseFile: async (endings) => {
      const filters = [{ name: endings.join(', '), extensions: [...endings] }];
      return (await dialog.showOpenDialog(window, { properties: ['openFile'], filters })).filePaths[0] ?? null;
    },
    chooseNewFile: async (name, endings) => {
      const filters = endings.map((ending) => ({ name: ending.toUpperCase(), extensions: [ending] }));
      const { filePath } = await dialog.showSaveDialog(window, { defaultPath: `${name}.${endings[0] ?? ''}`, filters });
      if (!filePath) return null;
      const known = endings.includes(extname(filePath).slice(1).toLowerCase());
      return known ? filePath : `${filePath}.${endings[0] ?? ''}`;
    },
  };
}
