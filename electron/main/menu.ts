import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { developmentServer } from './page';

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };
const isMac = process.platform === 'darwin';

/**
 * The native menu. Its items are the window's commands by their ids; the window decides what they do and whether they
 * may. Cut, copy and paste are the system's own, and a text field takes undo before the menu hears of the keys.
 */
export function installMenu(send: (id: string) => void): void {
  const command = (label: string, id: string, accelerator?: string): Item => ({
    label,
    id,
    ...(accelerator ? { accelerator } : {}),
    click: () => send(id),
  });
  const template: Item[] = [
    ...(isMac ? [appMenu(command)] : []),
    fileMenu(command),
    editMenu(command),
    viewMenu(command),
    runMenu(command),
    helpMenu(command),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

type Command = (label: string, id: string, accelerator?: string) => Item;

const settings = (command: Command): Item => command('Se&ttings…', 'app.settings', 'CmdOrCtrl+,');

const appMenu = (command: Command): Item => ({
  label: app.name,
  submenu: [
    { role: 'about' },
    separator,
    settings(command),
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    separator,
    { role: 'quit' },
  ],
});

const fileMenu = (command: Command): Item => ({
  label: '&File',
  submenu: [
    command('&New empty project', 'file.new', 'CmdOrCtrl+N'),
    command('&Open table…', 'file.open', 'CmdOrCtrl+O'),
    command('Open &project…', 'file.openProject', 'CmdOrCtrl+Shift+O'),
    separator,
    command('&Save', 'file.save', 'CmdOrCtrl+S'),
    command('Save &as…', 'file.saveAs', 'CmdOrCtrl+Shift+S'),
    separator,
    command('&Close the project', 'file.close'),
    ...(isMac ? [] : [separator, settings(command), separator, { role: 'quit' } as Item]),
  ],
});

const editMenu = (command: Command): Item => ({
  label: '&Edit',
  submenu: [
    command('&Undo', 'edit.undo', 'CmdOrCtrl+Z'),
    command('&Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ],
});

const viewMenu = (command: Command): Item => ({
  label: '&View',
  submenu: [
    command('&Data', 'view.data', 'CmdOrCtrl+1'),
    command('&Build', 'view.build', 'CmdOrCtrl+2'),
    command('&Check', 'view.check', 'CmdOrCtrl+3'),
    command('&Export', 'view.export', 'CmdOrCtrl+4'),
    separator,
    command('Block &palette', 'view.palette'),
    command('&Inspector', 'view.inspector'),
    command('D&ock', 'view.dock'),
    command('P&roblems', 'view.problems'),
    command('&All commands…', 'view.commands', 'CmdOrCtrl+K'),
    separator,
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { role: 'togglefullscreen' },
    ...(developmentServer() ? [separator, { role: 'reload' } as Item, { role: 'toggleDevTools' } as Item] : []),
  ],
});

const runMenu = (command: Command): Item => ({
  label: '&Run',
  submenu: [
    command('&Train, or resume', 'run.train', 'CmdOrCtrl+Enter'),
    command('&Pause; again: stop, keep best', 'run.pause', 'CmdOrCtrl+.'),
    command('&Stop, keep best', 'run.stop'),
    separator,
    command('&Check the gradient', 'check.gradient', 'CmdOrCtrl+Shift+G'),
  ],
});

const helpMenu = (command: Command): Item => ({
  label: '&Help',
  submenu: [command('&Keyboard shortcuts', 'help.shortcuts'), ...(isMac ? [] : [separator, { role: 'about' } as Item])],
});
