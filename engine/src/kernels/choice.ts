import type { Issue } from '../issues/issue';

/** How a run computes: what a person may choose, and what the record of the run names. */
export interface KernelChoice {
  /** `std`: the same bits on every machine. `relaxed`: fused multiply-add, faster, the same bits on one kind of processor. */
  build: 'std' | 'relaxed' | 'js';
  /** Threads of one run; 0: as many as pay for the size of the network. */
  threads: number;
  /** Large products by the system's BLAS where one was found; its last bits are its own. */
  accelerator: boolean;
}

/** What this machine can do. */
export interface KernelFacts {
  /** The relaxed build needs a runtime and a processor that fuse. */
  relaxed: boolean;
  /** Processors that may work at once. */
  cores: number;
  /** The BLAS that was found and gave right products: its name and version, and its file; null without one. */
  accelerator: { name: string; file: string } | null;
  /** Why libraries that were found are not used. */
  refused: readonly Issue[];
}

/** Reproducible, one thread or several by size, nothing foreign. */
export const usualKernels: KernelChoice = { build: 'std', threads: 0, accelerator: false };
