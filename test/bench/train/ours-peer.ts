import { backendFor } from './backend';
import { measure } from './measure';
import { train } from './ours';

await measure(async (peer) => {
  const { backend, threads } = await backendFor(peer);
  return { threads, make: (given) => train(given, backend) };
});
