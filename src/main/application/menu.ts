import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { WINDOW_COMMANDS } from '../../shared/api/window';

export type WindowCommand = (typeof WINDOW_COMMANDS)[number];

/** The application's menu. Items that tests and screen readers look for have ids. */
export function buildMenu(actions: { command(name: WindowCommand): void; addFolder(): void }): Menu {
  const help: MenuItemConstructorOptions[] = [
    {
      id: 'help.run-diagnostics',
      label: 'Run &Diagnostics…',
      accelerator: 'CommandOrControl+Shift+D',
      registerAccelerator: false,
      click: () => actions.command('open-diagnostics'),
    },
    { type: 'separator' },
    { id: 'help.about', label: '&About Auralis', click: () => actions.command('open-about') },
  ];
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        {
          id: 'file.add-folder',
          label: 'Add &Music Folder…',
          accelerator: 'CommandOrControl+O',
          click: () => actions.addFolder(),
        },
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        {
          id: 'view.search',
          label: '&Search',
          accelerator: 'CommandOrControl+F',
          registerAccelerator: false,
          click: () => actions.command('focus-search'),
        },
        {
          id: 'view.enhance',
          label: '&Enhance On or Off',
          accelerator: 'E',
          registerAccelerator: false,
          click: () => actions.command('toggle-enhancement'),
        },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'help', label: '&Help', submenu: help },
  ]);
}
