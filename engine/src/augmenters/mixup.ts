import type { Real } from '../kernels/real';
import { float } from '../params/param';
import { defineAugmenter } from './_augmenter';
import { symmetricBeta } from './_beta';
import { factorParam } from './_factor';
import { grown } from './_grown';

/** Row `to` of a matrix becomes λ·row a + (1 − λ)·row b. */
const mix = (values: Real, width: number, a: number, b: number, to: number, lambda: number): void => {
  for (let j = 0; j < width; j++) {
    const other = values[b * width + j]!;
    values[to * width + j] = other + lambda * (values[a * width + j]! - other);
  }
};

/** Adds (k − 1)·m rows that lie between each row and another one (Zhang et al. 2018; T20). Targets become soft. */
export default defineAugmenter({
  kind: 'mixup',
  title: 'Mixup',
  formula: String.raw`\tilde x = \lambda x_a + (1 - \lambda) x_b,\quad \tilde y = \lambda y_a + (1 - \lambda) y_b,\quad \lambda \sim \mathrm{Beta}(\alpha, \alpha)`,
  help: 'Adds rows that lie between two train rows, with a target between theirs. The network learns to change its mind gradually from one to the other.',
  params: {
    alpha: float({
      label: 'α',
      help: 'How evenly two rows are mixed. Small values give rows close to one of the two, 1 gives any mixture as often, large ones the middle.',
      min: 0.01,
      max: 100,
      default: 0.2,
      scale: 'log',
    }),
    factor: factorParam('two mixtures for each'),
  },
  fits: () => true,
  needs: 'a target',
  size: ({ rows }, { factor }) => rows * factor,
  grow: (rows, { features }, random, { alpha, factor }) => {
    const m = rows.rows;
    const more = grown(rows, m * factor);
    for (let row = m; row < more.rows; row++) {
      const a = row % m;
      // Another row than a, each as likely.
      const b = m > 1 ? (a + 1 + random.below(m - 1)) % m : a;
      const lambda = symmetricBeta(alpha, random);
      mix(more.x, features, a, b, row, lambda);
      mix(more.y, rows.outputs, a, b, row, lambda);
      if (more.weights) more.weights[row] = rows.weights![a]!;
      more.source[row] = rows.source[a]!;
    }
    return more;
  },
});
