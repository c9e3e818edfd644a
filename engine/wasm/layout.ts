/**
 * Where things lie in the memory that JavaScript and the threads of one run share, in bytes; read by AssemblyScript and
 * by TypeScript. What threads write to each other stands on a cache line of its own.
 */

/** What is to be done now, a 64-bit word: generation, then op and parts. Helpers spin on it, and sleep on it. */
export const COMMAND = 1024;
/** How many helpers have done their part of it. */
export const DONE = 1088;
/** How many helpers sleep and need a call to wake. */
export const SLEEPERS = 1152;
/** How many helpers have come and stand by. */
export const READY = 1216;
/** 1 once a helper has failed: whoever waits for it would wait for ever. */
export const FAILED = 1220;
/** The words of a call: addresses, sizes, and the bits of float32 numbers. */
export const ARGS = 1280;
export const ARGS_WORDS = 64;
/** Of an op noted to be played back: op, 0 or 1 for threads, bytes to the next one. The words of its call follow, in whole vectors. */
export const RECORD_HEADER = 16;
/** Sums of blocks in double, in the order in which they are added to a total. */
export const PARTIALS = 2048;
export const MOST_PARTIALS = 1024;
// From 10240 on: the module's own constants (--memoryBase in scripts/lib/kernels.mjs).
/** Where each part packs its panels; it keeps nothing there between two calls. */
export const SCRATCH = 16384;
export const SCRATCH_BYTES = 524288;

/** The ops written by hand; formulas follow in the order in which they were compiled. */
export const MATMUL = 0;
export const MATMUL_TRANSPOSED_A = 1;
export const MATMUL_TRANSPOSED_B = 2;
export const SOFTMAX = 3;
export const SOFTMAX_CROSS_ENTROPY = 4;
export const DROPOUT_MASK = 5;
export const FILL = 6;
export const SUM_OF_SQUARES = 7;
export const GATHER = 8;
export const NOT_FINITE = 9;
/** Ends the helpers. */
export const QUIT = 10;
export const FIRST_FORMULA = 16;
