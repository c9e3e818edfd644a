/** For vitest: the kernels of the sources as they are, before any test imports them. */
import { ensureKernels } from './kernels.mjs';

export const setup = async () => {
  await ensureKernels();
};
