import { usualBackend } from '../../../engine/src/host/kernels/backend';
import { runOf, scenarios } from './scenarios';

/**
 * Does every scenario in the runtime it is started in, by the kernels that are usual there, and prints which that was and the hashes. Bundled by
 * test/e2e/reproducible.spec.ts for the app's own Electron. The project's folder is its one argument.
 */
const hashes = scenarios(process.argv[2]!).map(({ name, subject, precision }) => [
  name,
  runOf(subject, precision, { backend: usualBackend() }).weightHash,
]);

const { electron, v8 } = process.versions;
console.log(JSON.stringify({ electron: electron ?? null, v8, hashes: Object.fromEntries(hashes) }));
