import { fromConfusion } from './_from-confusion';
import { defineMetric } from './_metric';

/** TP/(TP + FN) of the second of two classes (NaN when no row belongs to it), or the macro average of more. */
export default defineMetric({
  kind: 'recall',
  title: 'Recall',
  help: 'Of the rows that belong to a class, the share that is found. For two classes it is that of the second one, for more the mean over the classes.',
  fits: (target) => target.kind === 'category',
  better: 'higher',
  format: 'percent',
  start: () => fromConfusion('recall'),
});
