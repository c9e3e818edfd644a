import type { KernelChoice, KernelFacts } from './choice';

/** A choice as this machine can do it: it may be kept from another one, or from before a library went. */
export const possibleChoice = ({ build, threads, accelerator }: KernelChoice, facts: KernelFacts): KernelChoice => ({
  build: build === 'relaxed' && !facts.relaxed ? 'std' : build,
  threads: Math.min(threads, facts.cores),
  accelerator: accelerator && facts.accelerator !== null,
});
