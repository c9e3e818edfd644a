import { createRequire } from 'node:module';
import path from 'node:path';
import { repairMatMul } from './tfjs-repair.mjs';

/** TensorFlow.js on the backend that a peer is named after: tfjs-cpu, tfjs-wasm…, tfjs-wasm-repaired. */
export async function loadTfjs(peer, peers) {
  const bring = createRequire(path.join(peers, 'package.json'));
  const tf = bring('@tensorflow/tfjs');
  if (peer !== 'tfjs-cpu') {
    const wasm = bring('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(`${path.dirname(bring.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  }
  await tf.setBackend(peer === 'tfjs-cpu' ? 'cpu' : 'wasm');
  await tf.ready();
  if (peer === 'tfjs-wasm-repaired') repairMatMul(tf);
  return tf;
}

export function oneHot(y, classes) {
  const all = new Float32Array(y.length * classes);
  y.forEach((c, row) => (all[row * classes + c] = 1));
  return all;
}
