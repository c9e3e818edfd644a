import { app } from 'electron';
import path from 'node:path';
import { appHandlers } from './handlers/app';
import { serve } from './ipc';
import { log } from './log';
import { installMenu } from './menu';
import { resourcesDir, userFile } from './paths';
import { serveApp } from './protocol';
import { RecentProjects } from './recent';
import { Samples } from './samples';
import { lockDown } from './security';
import { SettingsStore } from './settings';
import { MainWindow } from './window';

/** Puts the app together and opens its window. */
export function start(): MainWindow {
  log.info(`Deepwright ${app.getVersion()} on Electron ${process.versions.electron}`);
  lockDown();
  serveApp();
  const window = new MainWindow();
  const services = {
    window,
    settings: new SettingsStore(),
    samples: new Samples(path.join(resourcesDir(), 'samples')),
    recent: new RecentProjects(userFile('recent.json')),
    kernel: 'js float32',
  };
  serve({ ...appHandlers(services) } as never, () => window.contents);
  installMenu((id) => window.send('app/command', { id }));
  app.on('window-all-closed', () => app.quit());
  window.open();
  return window;
}
