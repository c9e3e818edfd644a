import { float } from '../params/param';
import { defineAugmenter } from './_augmenter';
import { factorParam } from './_factor';
import { copyRow, grown } from './_grown';

/** Adds k − 1 copies of every row with x′ = x + s·σⱼ·ε, ε ~ N(0, 1), σⱼ the column's over the train rows (T20). */
export default defineAugmenter({
  kind: 'noise',
  title: 'Gaussian noise',
  formula: String.raw`x_j' = x_j + s\,\sigma_j\,\varepsilon,\quad \varepsilon \sim N(0, 1)`,
  help: 'Adds copies of the train rows whose numbers are a little off, so that the network does not hang on their last digit. Categories and targets stay as they are.',
  params: {
    sigma: float({
      label: 'Noise s',
      help: 'How large the noise is, in standard deviations of each column over the train rows.',
      min: 0.001,
      max: 10,
      default: 0.1,
      scale: 'log',
      atZero: 'would only repeat the rows',
    }),
    factor: factorParam('two noisy copies of each'),
  },
  fits: () => true,
  needs: 'a target',
  size: ({ rows }, { factor }) => rows * factor,
  grow: (rows, { features, deviations }, random, { sigma, factor }) => {
    const more = grown(rows, rows.rows * factor);
    for (let row = rows.rows; row < more.rows; row++) {
      copyRow(more, row % rows.rows, row);
      for (let j = 0; j < features; j++) {
        const deviation = sigma * deviations[j]!;
        if (deviation > 0) more.x[row * features + j]! += deviation * random.normal();
      }
    }
    return more;
  },
});
