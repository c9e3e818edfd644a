import * as layout from '../../../wasm/layout';
import type { Backend, Workspace } from '../../kernels/kernels';
import type { WasmBuild } from './build';
import { Team } from './team';
import { threadsFor } from './threads-for';
import { WasmKernels, type Least, type WasmInstance } from './wasm-kernels';
import { WasmRecorder } from './wasm-recorder';
import { webAssembly, type WasmMemory } from './web-assembly';

const pageBytes = 65536;
/** A memory can be 4 GiB at most; shared ones must say how far they may grow. */
const mostPages = 65536;

type Sharing = 'what pays' | 'everything';

/** A few µs of work, against the half of one that it takes to tell the helpers and to hear from them. */
const leastShared: Readonly<Record<Sharing, Least>> = {
  'what pays': { elements: 1 << 14, multiplications: 1 << 16 },
  everything: { elements: 0, multiplications: 0 },
};

/** Room for the calls of a step of some hundred blocks. What does not fit is asked for at each step, as without a recorder. */
const recorderBytes = 65536;

const pagesFor = (bytes: number): number => Math.ceil(bytes / pageBytes);

/** Bytes before the first number: control words, and each thread's room to pack matrices in. */
const reserved = (threads: number): number => layout.SCRATCH + threads * layout.SCRATCH_BYTES;

interface WasmExports {
  run: (operation: number, parts: number) => number;
  play: (from: number, to: number, threads: number) => number;
  dismiss: () => void;
}

/** A memory of its own with one instance of the module on it, and helper threads where the work pays for them. */
class WasmWorkspace implements Workspace {
  readonly name: string;
  readonly threads: number;
  readonly kernels: WasmKernels;
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  private readonly memory: WasmMemory;
  private readonly buffers: ArrayBufferLike[] = [];
  private readonly team: Team | null;
  private readonly instance: WasmInstance;
  private readonly play: WasmExports['play'];
  private used: number;

  constructor(build: WasmBuild, bytes: number, threads: number, sharing: Sharing) {
    this.name = build.name;
    this.threads = threads;
    this.byteOffset = reserved(threads);
    this.used = this.byteOffset + bytes;
    this.memory = new webAssembly.Memory({ initial: pagesFor(this.used), maximum: mostPages, shared: true });
    this.buffer = this.memory.buffer;
    this.buffers.push(this.buffer);
    const { exports } = new webAssembly.Instance(build.module, { env: { memory: this.memory } });
    const { run, play, dismiss } = exports as WasmExports;
    this.play = play;
    this.team = threads > 1 ? new Team(build.module, this.memory, threads, dismiss) : null;
    const { team } = this;
    this.instance = {
      memory: this.memory,
      run,
      operations: build.operations,
      threads: team ? () => team.ready : () => 1,
      least: leastShared[sharing],
      buffers: this.buffers,
    };
    this.kernels = new WasmKernels(this.instance);
    if (sharing === 'everything') team?.wait();
  }

  extend(bytes: number): { buffer: ArrayBufferLike; byteOffset: number } | null {
    const byteOffset = Math.ceil(this.used / 64) * 64;
    const missing = pagesFor(byteOffset + bytes) - this.memory.buffer.byteLength / pageBytes;
    try {
      if (missing > 0) this.memory.grow(missing);
    } catch {
      // A RangeError: there is no more.
      return null;
    }
    this.used = byteOffset + bytes;
    this.buffers.push(this.memory.buffer);
    return { buffer: this.memory.buffer, byteOffset };
  }

  recorder(): WasmRecorder | null {
    const place = this.extend(recorderBytes);
    return place && new WasmRecorder(this.instance, place.byteOffset, recorderBytes, this.play);
  }

  close(): void {
    this.team?.dismiss();
  }
}

/**
 * WebAssembly kernels of one build; `threads` as a person chose them, 0 for as many as pay. Tests share everything, from the
 * first operation on: then every bit a run leaves has gone through several threads.
 */
export const wasmBackend = (build: WasmBuild, threads: number, sharing: Sharing = 'what pays'): Backend => ({
  name: build.name,
  open: (bytes, work = 0) => {
    try {
      return new WasmWorkspace(build, bytes, threadsFor(threads, work), sharing);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  },
});
