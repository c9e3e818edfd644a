import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder: every script works from here, whatever folder it was called in. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

export const fromRoot = (...parts) => path.join(root, ...parts);

/** Whatever a script downloads or derives and git ignores. */
export const cacheDir = fromRoot('.cache');

/** Whatever a test run leaves behind: counts, traces, screenshots. */
export const resultsDir = fromRoot('test', 'results');
