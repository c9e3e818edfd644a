/**
 * brain.js on a workload, as near as it comes: the same layers, weights and order of rows, but a step after every single
 * row, squared error, and one activation for all layers.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { measure } from './measure';

function make(brain, given) {
  const { layers, weights, x, y, features, outputs, alpha, rows } = given;
  const net = new brain.NeuralNetwork({
    inputSize: features,
    hiddenLayers: layers.slice(1, -1),
    outputSize: outputs,
    activation: 'sigmoid',
    praxis: 'adam',
    learningRate: alpha,
  });
  net.initialize();
  net.sizes.slice(1).forEach((units, l) => {
    for (let j = 0; j < units; j++) {
      net.biases[l + 1][j] = 0;
      for (let i = 0; i < layers[l]; i++) net.weights[l + 1][j][i] = weights[l][i * units + j];
    }
  });
  const inputOf = (row) => x.subarray(row * features, (row + 1) * features);
  const targetOf = (row) =>
    outputs === 1 ? [y[row]] : Float32Array.from({ length: outputs }, (_, j) => (j === y[row] ? 1 : 0));
  const targets = Array.from({ length: rows }, (_, row) => targetOf(row));
  return {
    step: (from, n) => {
      let sum = 0;
      for (let row = from; row < from + n; row++) {
        sum += net.trainPattern({ input: inputOf(row), output: targets[row] }, true);
      }
      return sum / n;
    },
    quality: () => {
      let right = 0;
      for (let row = 0; row < rows; row++) {
        const p = net.runInput(inputOf(row));
        const guess = outputs === 1 ? Number(p[0] > 0.5) : p.indexOf(Math.max(...p));
        if (guess === y[row]) right++;
      }
      return { loss: null, accuracy: right / rows };
    },
  };
}

await measure((_, peers) => {
  const brain = createRequire(path.join(peers, 'package.json'))('brain.js');
  return { sameMath: false, make: (given) => make(brain, given) };
});
