import * as layout from '../../../../engine/wasm/layout';
import { ensureKernels } from '../../../../scripts/lib/kernels.mjs';

/** The module that the build leaves, and the number of each formula's op by its text. */
export interface Built {
  module: WebAssembly.Module;
  opOf: (text: string) => number;
}

export const builtKernels = async (): Promise<Built> => {
  await ensureKernels();
  const { wasm, formulas } = await import('../../../../engine/src/host/kernels/_std');
  return {
    module: await WebAssembly.compile(Uint8Array.from(Buffer.from(wasm, 'base64'))),
    opOf: (text) => layout.FIRST_FORMULA + formulas.indexOf(text),
  };
};
