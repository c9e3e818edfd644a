import { fromConfusion } from './_from-confusion';
import { defineMetric } from './_metric';

/** TP/(TP + FP) of the second of two classes (NaN when nothing is taken for it), or the macro average of more. */
export default defineMetric({
  kind: 'precision',
  title: 'Precision',
  help: 'Of the rows taken for a class, the share that belongs to it. For two classes it is that of the second one, for more the mean over the classes.',
  fits: (target) => target.kind === 'category',
  better: 'higher',
  format: 'percent',
  start: () => fromConfusion('precision'),
});
