/** Switches in Electron's binary that electron-builder has no name for yet. */
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * Lets WebAssembly leave it to the processor to catch what is out of bounds, instead of testing every access: twice as
 * fast in our threads. False where this Electron has no such fuse: it came with 41.
 */
export async function enableWasmTrapHandlers(binary) {
  const fuse = FuseV1Options.WasmTrapHandlers;
  const { [fuse]: state } = await getCurrentFuseWire(binary);
  if (state === undefined || state === FuseState.REMOVED) return false;
  await flipFuses(binary, { version: FuseVersion.V1, [fuse]: true });
  return true;
}
