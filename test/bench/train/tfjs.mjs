/** TensorFlow.js on a workload: its own operations, gradients and Adam, on the plain, the WASM or the repaired WASM backend. */
import { measure, qualityOf } from './measure';
import { loadTfjs, oneHot } from './tfjs-load.mjs';

/** The trained variables of each layer, and its running statistics under batch norm. */
function layersOf(tf, { layers, weights, normAndDropout }) {
  return weights.map((w, l) => {
    const [inputs, outputs] = [layers[l], layers[l + 1]];
    const vector = (fill) => tf.variable(tf.fill([outputs], fill));
    const layer = { w: tf.variable(tf.tensor2d(w, [inputs, outputs])), b: vector(0) };
    // Under batch norm β takes the place of the bias.
    if (!normAndDropout || l === weights.length - 1) return layer;
    const untrained = (fill) => tf.variable(tf.fill([outputs], fill), false);
    return { ...layer, gamma: vector(1), mean: untrained(0), variance: untrained(1) };
  });
}

function normalise(tf, z, { gamma, b, mean, variance }, training) {
  if (!training) return tf.batchNorm(z, mean, variance, b, gamma, 1e-5);
  const batch = tf.moments(z, 0);
  mean.assign(mean.mul(0.9).add(batch.mean.mul(0.1)));
  variance.assign(variance.mul(0.9).add(batch.variance.mul(0.1)));
  return tf.batchNorm(z, batch.mean, batch.variance, b, gamma, 1e-5);
}

/** The numbers before softmax or sigmoid. */
function forward(tf, x, layers, training) {
  return layers.reduce((a, layer, l) => {
    if (l === layers.length - 1) return tf.add(tf.matMul(a, layer.w), layer.b);
    const z = tf.matMul(a, layer.w);
    if (!layer.gamma) return tf.relu(tf.add(z, layer.b));
    const active = tf.relu(normalise(tf, z, layer, training));
    return training ? tf.dropout(active, 0.5) : active;
  }, x);
}

function make(tf, given) {
  const { x, y, rows, features, outputs, alpha } = given;
  const layers = layersOf(tf, given);
  const adam = tf.train.adam(alpha, 0.9, 0.999, 1e-8);
  const targets = outputs === 1 ? Float32Array.from(y) : oneHot(y, outputs);
  const lossOf = outputs === 1 ? tf.losses.sigmoidCrossEntropy : tf.losses.softmaxCrossEntropy;
  // A new tensor for each batch: the WASM backend would copy a whole tensor to cut a piece of it.
  const cut = (array, width, from, n) => tf.tensor2d(array.subarray(from * width, (from + n) * width), [n, width]);
  return {
    step: (from, n) =>
      tf.tidy(() => {
        const [batch, target] = [cut(x, features, from, n), cut(targets, outputs, from, n)];
        return adam.minimize(() => lossOf(target, forward(tf, batch, layers, true)), true).dataSync()[0];
      }),
    quality: () => {
      const z = new Float32Array(rows * outputs);
      for (let from = 0; from < rows; from += 1000) {
        const n = Math.min(1000, rows - from);
        z.set(
          tf.tidy(() => forward(tf, cut(x, features, from, n), layers, false).dataSync()),
          from * outputs,
        );
      }
      return qualityOf(given, z);
    },
    close: () => {
      tf.disposeVariables();
      adam.dispose();
    },
  };
}

await measure(async (peer, peers) => {
  const tf = await loadTfjs(peer, peers);
  return { make: (given) => make(tf, given) };
});
