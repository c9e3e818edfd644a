/**
 * convnetjs on a workload, as near as it comes: the same layers, weights, batches and order of rows, but Adadelta, since the
 * release on npm has no Adam.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { measure } from './measure';

function netOf(convnetjs, { layers, weights }, classes) {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: layers[0] },
    ...layers.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation: 'relu' })),
    { type: 'softmax', num_classes: classes },
  ]);
  const dense = net.layers.filter(({ layer_type: type }) => type === 'fc');
  dense.forEach(({ filters, biases }, l) => {
    biases.w.fill(0);
    const units = layers[l + 1];
    filters.forEach(({ w }, j) => {
      // One output of ours is the second of two classes here; the first then starts from its opposite.
      const sign = units === filters.length ? 1 : j - 0.5;
      for (let i = 0; i < layers[l]; i++) w[i] = sign * weights[l][i * units + (units === filters.length ? j : 0)];
    });
  });
  return net;
}

function make(convnetjs, given) {
  const { x, y, rows, batch, features, outputs } = given;
  const classes = Math.max(2, outputs);
  const net = netOf(convnetjs, given, classes);
  const trainer = new convnetjs.Trainer(net, { method: 'adadelta', batch_size: batch, l2_decay: 0 });
  const input = new convnetjs.Vol(1, 1, features, 0);
  const fill = (row) => {
    for (let j = 0; j < features; j++) input.w[j] = x[row * features + j];
  };
  return {
    step: (from, n) => {
      let sum = 0;
      // It updates after so many rows: the last batch of an epoch is short.
      trainer.batch_size = n;
      trainer.k = 0;
      for (let row = from; row < from + n; row++) {
        fill(row);
        sum += trainer.train(input, y[row]).cost_loss;
      }
      return sum / n;
    },
    quality: () => {
      let [right, loss] = [0, 0];
      for (let row = 0; row < rows; row++) {
        fill(row);
        const p = net.forward(input).w;
        loss -= Math.log(p[y[row]]);
        if (net.getPrediction() === y[row]) right++;
      }
      return { loss: loss / rows, accuracy: right / rows };
    },
  };
}

await measure((_, peers) => {
  const convnetjs = createRequire(path.join(peers, 'package.json'))('convnetjs');
  return { sameMath: false, make: (given) => make(convnetjs, given) };
});
