/** The part of WebAssembly that the kernels need: Node's types leave it to the DOM's, which have no place here. */

export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
  /** Pages of 64 KiB; throws a RangeError when there are no more. */
  grow(pages: number): number;
}

/** A compiled module: plain data that threads can be given. */
export interface WasmModule {
  readonly [Symbol.toStringTag]?: string;
}

interface Runtime {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => WasmModule;
  Memory: new (size: { initial: number; maximum: number; shared: true }) => WasmMemory;
  Instance: new (module: WasmModule, imports: { env: { memory: WasmMemory } }) => { exports: unknown };
}

export const webAssembly = (globalThis as unknown as { WebAssembly: Runtime }).WebAssembly;
