/** `npm run kernels`: compiles the WebAssembly kernels, unless they are those of the sources as they are now. */
import { ensureKernels } from './lib/kernels.mjs';
import { main } from './lib/run.mjs';

await main(async () => {
  console.log((await ensureKernels()) ? 'Kernels are written.' : 'Kernels are fresh.');
});
