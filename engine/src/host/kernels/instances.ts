import type { WasmBuild } from './build';
import { webAssembly, type WasmMemory, type WasmModule } from './web-assembly';

const pageBytes = 65536;
/** A memory can be 4 GiB at most; shared ones must say how far they may grow. */
const mostPages = 65536;

/** The functions of a module; engine/wasm/index.ts has them. */
export interface WasmExports {
  run: (operation: number, parts: number) => number;
  play: (from: number, to: number, threads: number) => number;
  dismiss: () => void;
}

/** A memory and one instance of a module on it. */
export interface Instance {
  module: WasmModule;
  memory: WasmMemory;
  exports: WasmExports;
}

/** Makes a memory as large as that; false when there is no more. */
export const growTo = (memory: WasmMemory, bytes: number): boolean => {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
  try {
    if (missing > 0) memory.grow(missing);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const instantiate = ({ module }: WasmBuild, bytes: number): Instance => {
  const memory = new webAssembly.Memory({
    initial: Math.ceil(bytes / pageBytes),
    maximum: mostPages,
    shared: true,
  });
  const { exports } = new webAssembly.Instance(module, { env: { memory } });
  return { module, memory, exports: exports as WasmExports };
};

/** Instances whose run is over, and as many as are kept of a module. Memory never shrinks, so a large one is let go. */
const idle = new Map<WasmModule, Instance[]>();
const mostIdle = 4;
const mostIdleBytes = 2 ** 24;

/**
 * An instance with so many bytes of memory, of which those from `first` on are 0. One of a run that is over is taken where there
 * is one: to V8 the functions of a new instance are others, and the first steps with others than before take twice as long. A small
 * network has been trained by then.
 */
export const takeInstance = (build: WasmBuild, bytes: number, first: number): Instance => {
  const kept = idle.get(build.module)?.pop();
  if (!kept || !growTo(kept.memory, bytes)) return instantiate(build, bytes);
  new Float64Array(kept.memory.buffer).fill(0, first / 8);
  return kept;
};

/** Nothing may work on its memory any more. */
export const giveBack = (instance: Instance): void => {
  const others = idle.get(instance.module) ?? [];
  idle.set(instance.module, others);
  if (others.length < mostIdle && instance.memory.buffer.byteLength <= mostIdleBytes) others.push(instance);
};
