/** What the rest of the program needs of the accelerator: finding a BLAS, opening it, computing with it. */
export { findAccelerator } from './find';
export { loadAccelerator } from './load';
export { withAccelerator } from './with-accelerator';
