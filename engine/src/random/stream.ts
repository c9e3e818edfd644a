import { philox } from './philox';

/**
 * Random numbers by counter: Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
 * A stream is named by seed and purpose, so that changing one purpose's draws leaves all others alone,
 * and any position of it can be reached without drawing what comes before.
 */
export interface Stream {
  /** What its numbers follow from: the key, and the block it is at (`seek`). Kernels draw by themselves from these. */
  readonly key0: number;
  readonly key1: number;
  readonly block: number;
  readonly index: number;
  /** A uniform number in [0, 1) with 32 random bits. */
  uniform(): number;
  /** Uniform whole number in [0, n), without bias. n < 2³². */
  below(n: number): number;
  /** Normal with mean 0 and variance 1 (polar method: needs only log and sqrt, whose bits agree between engines). */
  normal(): number;
  /** Go to the start of the block named by two counters, such as (epoch, step). */
  seek(block: number, index?: number): void;
}

/** FNV-1a of a name, to key a stream by its purpose. */
const nameKey = (name: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h >>> 0;
};

class PhiloxStream implements Stream {
  private readonly out = new Uint32Array(4);
  private used = 4;
  private draw = 0;
  private spare = NaN;
  block = 0;
  index = 0;
  readonly key0: number;
  readonly key1: number;

  constructor(key0: number, key1: number) {
    this.key0 = key0;
    this.key1 = key1;
  }

  seek(block: number, index = 0): void {
    this.block = block >>> 0;
    this.index = index >>> 0;
    this.draw = 0;
    this.used = 4;
    this.spare = NaN;
  }

  private refill(): void {
    const { draw, block, index, key0, key1, out } = this;
    philox(draw >>> 0, Math.floor(draw / 0x100000000) >>> 0, block, index, key0, key1, out);
    this.used = 0;
    this.draw++;
  }

  private word(): number {
    if (this.used === 4) this.refill();
    return this.out[this.used++]!;
  }

  uniform(): number {
    return this.word() / 0x100000000;
  }

  below(n: number): number {
    let w = this.word();
    // Words at or above the largest multiple of n would favour small results. Only the last n words can be among them.
    while (w >= 0x100000000 - n && w >= 0x100000000 - (0x100000000 % n)) w = this.word();
    // As unsigned whole numbers, which divide far quicker than floating ones.
    return w % (n >>> 0);
  }

  normal(): number {
    if (!Number.isNaN(this.spare)) {
      const kept = this.spare;
      this.spare = NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        this.spare = v * scale;
        return u * scale;
      }
    }
  }
}

/** The stream of a seed for one purpose, such as `shuffle` or `dropout dropout-1`. */
export const stream = (seed: number, purpose: string): Stream => new PhiloxStream(seed >>> 0, nameKey(purpose));
