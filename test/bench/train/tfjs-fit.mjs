/** TensorFlow.js on a workload as its guides have people train: layers, `compile` and `model.fit`, on the WASM backend. */
import { measure, qualityOf } from './measure';
import { loadTfjs, oneHot } from './tfjs-load.mjs';

/** The network as far as z, and with its activation; W as the workload says. */
function modelsOf(tf, { layers, weights, features, outputs, normAndDropout }) {
  const input = tf.input({ shape: [features] });
  const last = weights.length - 1;
  let z = input;
  weights.forEach((w, l) => {
    const normed = normAndDropout && l < last;
    const initial = tf.tensor2d(w, [layers[l], layers[l + 1]]);
    const dense = tf.layers.dense({ units: layers[l + 1], useBias: !normed });
    z = dense.apply(z);
    dense.setWeights(normed ? [initial] : [initial, tf.zeros([layers[l + 1]])]);
    if (l === last) return;
    if (normed) z = tf.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-5 }).apply(z);
    z = tf.layers.activation({ activation: 'relu' }).apply(z);
    if (normed) z = tf.layers.dropout({ rate: 0.5 }).apply(z);
  });
  const activation = outputs === 1 ? 'sigmoid' : 'softmax';
  const yHat = tf.layers.activation({ activation }).apply(z);
  return { logits: tf.model({ inputs: input, outputs: z }), model: tf.model({ inputs: input, outputs: yHat }) };
}

function make(tf, given) {
  const { x, y, rows, features, outputs, batch, epochs, alpha } = given;
  const { logits, model } = modelsOf(tf, given);
  const loss = outputs === 1 ? 'binaryCrossentropy' : 'categoricalCrossentropy';
  model.compile({ optimizer: tf.train.adam(alpha, 0.9, 0.999, 1e-8), loss });
  const inputs = tf.tensor2d(x, [rows, features]);
  const targets = tf.tensor2d(outputs === 1 ? Float32Array.from(y) : oneHot(y, outputs), [rows, outputs]);
  return {
    run: async (watch) => {
      const onBatchEnd = (_, logs) => {
        if (!watch(logs.loss)) model.stopTraining = true;
      };
      const quiet = { shuffle: false, verbose: 0, yieldEvery: 'never' };
      await model.fit(inputs, targets, { batchSize: batch, epochs, callbacks: { onBatchEnd }, ...quiet });
    },
    quality: () => qualityOf(given, logits.predict(inputs, { batchSize: 1000 }).dataSync()),
    close: () => {
      model.dispose();
      inputs.dispose();
      targets.dispose();
    },
  };
}

await measure(async (peer, peers) => {
  const tf = await loadTfjs(peer, peers);
  return { make: (given) => make(tf, given) };
});
