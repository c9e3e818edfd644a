/** For electron-builder: a packaged app has no use for the app that Electron shows without one. */
import { rm } from 'node:fs/promises';
import path from 'node:path';

export default async function afterPack({ appOutDir, packager }) {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
