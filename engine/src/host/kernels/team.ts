import { Worker } from 'node:worker_threads';
import * as layout from '../../../wasm/layout';
import type { WasmMemory, WasmModule } from './web-assembly';

/**
 * What a helper thread does: it takes part in every operation of one memory until it is dismissed. So small that it
 * travels as text, and no bundler has to know of it.
 */
const helper = `
const { workerData: { module, memory, part, ready, failed } } = require('node:worker_threads');
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
const words = new Int32Array(memory.buffer);
Atomics.add(words, ready, 1);
try {
  exports.work(part);
} catch {
  Atomics.store(words, failed, 1);
}
`;

/** Threads that help one memory's kernels. They start beside the run, which goes on alone until all of them stand by. */
export class Team {
  private readonly size: number;
  private readonly words: Int32Array;
  private readonly sendHome: () => void;
  private dismissed = false;

  /** `sendHome` is the module's own word to its helpers. */
  constructor(module: WasmModule, memory: WasmMemory, size: number, sendHome: () => void) {
    this.size = size;
    this.sendHome = sendHome;
    this.words = new Int32Array(memory.buffer, 0, layout.ARGS / 4);
    for (let part = 1; part < size; part++) {
      const workerData = { module, memory, part, ready: layout.READY / 4, failed: layout.FAILED / 4 };
      const worker = new Worker(helper, { eval: true, name: `kernels ${part}`, workerData });
      // One that could not start is missing for good: the run stays alone, and says nothing wrong.
      worker.on('error', () => {});
      worker.unref();
    }
  }

  /** Threads to share an operation among: all, or just the caller while one is missing. */
  get ready(): number {
    return !this.dismissed && this.words[layout.READY / 4] === this.size - 1 ? this.size : 1;
  }

  /** Blocks until all of them stand by. */
  wait(): void {
    while (this.ready < this.size) Atomics.wait(this.words, layout.READY / 4, this.words[layout.READY / 4]!, 10);
  }

  /** Lets all of them go; also those that have not come yet. */
  dismiss(): void {
    if (this.dismissed) return;
    this.dismissed = true;
    this.sendHome();
  }
}
