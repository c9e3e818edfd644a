import * as layout from '../../../../engine/wasm/layout';

/** A compiled module of kernels, called part by part as its threads do it, with a watch over all that it may not touch. */

type Part = (part: number, parts: number) => number;

const pageBytes = 65536;
const mostParts = 4;
const firstByte = layout.SCRATCH + mostParts * layout.SCRATCH_BYTES;

export interface Array32 {
  address: number;
  values: Float32Array;
}

/** Whether two float32 numbers are the same bits; one NaN is as good as another. */
export const differences = (found: Float32Array, expected: Float32Array): string[] => {
  const a = new Uint32Array(found.buffer, found.byteOffset, found.length);
  const b = new Uint32Array(expected.buffer, expected.byteOffset, expected.length);
  const lines: string[] = [];
  for (let i = 0; i < expected.length; i++) {
    if (a[i] !== b[i] && !(Number.isNaN(found[i]) && Number.isNaN(expected[i]))) {
      lines.push(`[${i}] expected ${expected[i]}, came ${found[i]}`);
    }
  }
  return lines;
};

export class KernelModule {
  readonly memory: WebAssembly.Memory;
  readonly run: (op: number, parts: number) => number;
  readonly dismiss: () => void;
  private readonly exports: WebAssembly.Exports;
  private readonly words: Int32Array;
  private readonly reals: Float32Array;
  private readonly partials: Float64Array;
  /** Where the next array ends: they are taken from the end of the memory on, which may not be read beyond. */
  private end: number;

  constructor(module: WebAssembly.Module, pages = 64) {
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: 65536, shared: true });
    this.exports = new WebAssembly.Instance(module, { env: { memory: this.memory } }).exports;
    this.run = this.exports['run'] as KernelModule['run'];
    this.dismiss = this.exports['dismiss'] as KernelModule['dismiss'];
    const { buffer } = this.memory;
    this.words = new Int32Array(buffer, layout.ARGS, layout.ARGS_WORDS);
    this.reals = new Float32Array(buffer, layout.ARGS, layout.ARGS_WORDS);
    this.partials = new Float64Array(buffer, layout.PARTIALS, layout.MOST_PARTIALS);
    this.end = pages * pageBytes;
  }

  /** Gives back what was placed. */
  clear(): void {
    this.end = this.memory.buffer.byteLength;
  }

  /** A place that ends where the one before begins, but for `gap` bytes. */
  place(values: Float32Array, gap = 0): Array32 {
    const address = this.end - gap - values.byteLength;
    if (address < firstByte) throw new Error('the test’s memory is too small');
    this.end = address;
    const placed = new Float32Array(this.memory.buffer, address, values.length);
    placed.set(values);
    return { address, values: placed };
  }

  /** Sets the argument block: addresses and sizes as they are, numbers in an array of one as float32. */
  describe(words: readonly (number | Array32 | [number])[]): void {
    words.forEach((word, i) => {
      if (typeof word === 'number') this.words[i] = word;
      else if (Array.isArray(word)) this.reals[i] = word[0];
      else this.words[i] = word.address;
    });
  }

  /** Runs an exported op, its parts one after the other from the last to the first; gives its total. */
  inParts(name: string, parts: number): number {
    const op = this.exports[name] as Part;
    let blocks = 0;
    for (let part = parts - 1; part >= 0; part--) blocks = op(part, parts);
    return this.partials.subarray(0, blocks).reduce((sum, each) => sum + each, 0);
  }

  /** Everything that only the caller writes, as words. */
  private get guarded(): Uint32Array {
    return new Uint32Array(this.memory.buffer, firstByte);
  }

  /** Does something, and gives the addresses of words that changed although they are in none of the arrays. */
  changedOutside(allowed: readonly Array32[], does: () => void): number[] {
    const before = this.guarded.slice();
    does();
    const now = this.guarded;
    const changed: number[] = [];
    for (let i = 0; i < now.length; i++) if (now[i] !== before[i]) changed.push(firstByte + 4 * i);
    return changed.filter(
      (at) => !allowed.some(({ address, values }) => at >= address && at < address + values.byteLength),
    );
  }
}
