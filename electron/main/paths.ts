import { app } from 'electron';
import path from 'node:path';

/** The built main process stands in out/main; the window's page and the preload stand beside that folder. */
const outDir = path.join(__dirname, '..');

export const preloadFile = path.join(outDir, 'preload', 'index.js');
export const pageDir = path.join(outDir, 'renderer');

/** Samples and icon: real files also in the packaged app (beside its archive), because the data thread reads them itself. */
export const resourcesDir = (): string =>
  path.join(outDir, '..', 'resources').replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked');

/** Tests keep what the app remembers away from the person's own. Before anything reads a path. */
export function applyUserDataOverride(): void {
  const folder = process.env['DEEPWRIGHT_USER_DATA'];
  if (folder) app.setPath('userData', path.resolve(folder));
}

export const userFile = (name: string): string => path.join(app.getPath('userData'), name);
