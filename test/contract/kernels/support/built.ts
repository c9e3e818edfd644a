import { formulas, wasm } from '../../../../engine/src/host/kernels/_std';
import * as layout from '../../../../engine/wasm/layout';

/** The module that the build leaves. */
export const builtKernels = (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(Uint8Array.from(Buffer.from(wasm, 'base64')));

/** The number of a formula's op in it, by its text. */
export const opOf = (text: string): number => layout.FIRST_FORMULA + formulas.indexOf(text);
