import v8 from 'node:v8';
import * as relaxed from '../../../../engine/src/host/kernels/_relaxed';
import { formulas, wasm } from '../../../../engine/src/host/kernels/_std';
import * as layout from '../../../../engine/wasm/layout';

/** The module that the build leaves. */
export const builtKernels = (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(Uint8Array.from(Buffer.from(wasm, 'base64')));

/** The one that fuses; null where this runtime or processor cannot. */
export const builtRelaxed = async (): Promise<WebAssembly.Module | null> => {
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  const bytes = Uint8Array.from(Buffer.from(relaxed.wasm, 'base64'));
  return WebAssembly.validate(bytes) ? WebAssembly.compile(bytes) : null;
};

/** The number of a formula's op in it, by its text. */
export const opOf = (text: string): number => layout.FIRST_FORMULA + formulas.indexOf(text);
