/**
 * For electron-builder: a packaged app has no use for the app that Electron shows without one, and its kernels have one
 * for a fuse that electron-builder cannot set. It sets the others afterwards and leaves this one as it is.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { enableWasmTrapHandlers } from './lib/fuses.mjs';
import { say } from './lib/run.mjs';

/** The program, or on macOS its bundle. */
function binaryOf({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const name = { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` }[electronPlatformName];
  return path.join(appOutDir, name ?? packager.executableName);
}

export default async function afterPack(context) {
  await rm(path.join(context.packager.getResourcesDir(context.appOutDir), 'default_app.asar'), { force: true });
  const isEnabled = await enableWasmTrapHandlers(binaryOf(context));
  if (!isEnabled) say('this Electron has no fuse for WebAssembly trap handlers: kernels in the app run at half speed');
}
