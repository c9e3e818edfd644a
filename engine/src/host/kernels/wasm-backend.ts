import * as layout from '../../../wasm/layout';
import type { Backend, Workspace } from '../../kernels/kernels';
import type { WasmBuild } from './build';
import { giveBack, growTo, takeInstance, type Instance } from './instances';
import { Team } from './team';
import { threadsFor } from './threads-for';
import { WasmKernels, type Least, type WasmMeans } from './wasm-kernels';
import { WasmRecorder } from './wasm-recorder';

type Sharing = 'what pays' | 'everything';

/** A few µs of work, against the half of one that it takes to tell the helpers and to hear from them. */
const leastShared: Readonly<Record<Sharing, Least>> = {
  'what pays': { elements: 1 << 14, multiplications: 1 << 16 },
  everything: { elements: 0, multiplications: 0 },
};

/** Room for the calls of a step of some hundred blocks. What does not fit is asked for at each step, as without a recorder. */
const recorderBytes = 65536;

/** Bytes before the first number: control words, and each thread's room to pack matrices in. */
const reserved = (threads: number): number => layout.SCRATCH + threads * layout.SCRATCH_BYTES;

/** A memory of its own with one instance of the module on it, and helper threads where the work pays for them. */
class WasmWorkspace implements Workspace {
  readonly name: string;
  readonly threads: number;
  readonly kernels: WasmKernels;
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  private readonly instance: Instance;
  private readonly buffers: ArrayBufferLike[];
  private readonly team: Team | null;
  private readonly means: WasmMeans;
  private used: number;
  private closed = false;

  constructor(build: WasmBuild, bytes: number, threads: number, sharing: Sharing) {
    this.name = build.name;
    this.threads = threads;
    this.byteOffset = reserved(threads);
    this.used = this.byteOffset + bytes;
    this.instance = takeInstance(build, this.used, this.byteOffset);
    const { memory, exports } = this.instance;
    this.buffer = memory.buffer;
    this.buffers = [this.buffer];
    this.team = threads > 1 ? new Team(build.module, memory, threads, exports.dismiss) : null;
    const { team } = this;
    this.means = {
      memory,
      run: exports.run,
      operations: build.operations,
      threads: team ? () => team.ready : () => 1,
      least: leastShared[sharing],
      buffers: this.buffers,
    };
    this.kernels = new WasmKernels(this.means);
    if (sharing === 'everything') team?.wait();
  }

  extend(bytes: number): { buffer: ArrayBufferLike; byteOffset: number } | null {
    const { memory } = this.instance;
    const byteOffset = Math.ceil(this.used / 64) * 64;
    if (!growTo(memory, byteOffset + bytes)) return null;
    this.used = byteOffset + bytes;
    this.buffers.push(memory.buffer);
    return { buffer: memory.buffer, byteOffset };
  }

  recorder(): WasmRecorder | null {
    const place = this.extend(recorderBytes);
    return place && new WasmRecorder(this.means, place.byteOffset, recorderBytes, this.instance.exports.play);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    // Helpers go when they hear of it: their memory is theirs until then.
    if (this.team) this.team.dismiss();
    else giveBack(this.instance);
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
