import v8 from 'node:v8';
import * as layout from '../../../wasm/layout';
import * as relaxed from './_relaxed';
import * as std from './_std';
import { webAssembly, type WasmModule } from './web-assembly';

/** A compiled module with its name in records, and the operation of each formula it was built with. */
export interface WasmBuild {
  name: string;
  module: WasmModule;
  operations: ReadonlyMap<string, number>;
}

interface BuiltModule {
  /** Base64. */
  wasm: string;
  /** Their texts: the operation is `FIRST_FORMULA` plus the place. */
  formulas: readonly string[];
}

const bytesOf = ({ wasm }: BuiltModule): Uint8Array => Uint8Array.from(Buffer.from(wasm, 'base64'));

/** Whether this runtime fuses multiply and add; Node 20 does when asked before anything is compiled. */
const canRelax = (): boolean => {
  const bytes = bytesOf(relaxed);
  if (!webAssembly.validate(bytes)) v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  return webAssembly.validate(bytes);
};

const compiled = new Map<string, WasmBuild | null>();

const compileBuild = (name: string, built: BuiltModule): WasmBuild => ({
  name,
  module: new webAssembly.Module(bytesOf(built)),
  operations: new Map(built.formulas.map((text, i) => [text, layout.FIRST_FORMULA + i])),
});

/** A build of the kernels, compiled once a thread; null where this runtime or processor lacks what it needs. */
export const wasmBuild = (kind: 'std' | 'relaxed'): WasmBuild | null => {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const made =
    kind === 'std' ? compileBuild('wasm std', std) : canRelax() ? compileBuild('wasm relaxed', relaxed) : null;
  compiled.set(kind, made);
  return made;
};
