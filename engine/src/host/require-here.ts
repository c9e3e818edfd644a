import { createRequire } from 'node:module';

/**
 * `require` for packages with native parts, loaded when they are first needed. Whatever this file is compiled to: the app's
 * workers are CommonJS, the command line is a module. `import()` will not do: before Electron 28 it cannot see into the
 * archive of a packaged app.
 */
export const requireHere = createRequire(typeof __filename === 'string' ? __filename : import.meta.url);
