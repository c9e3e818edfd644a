import { fromConfusion } from './_from-confusion';
import { defineMetric } from './_metric';

/** 2TP/(2TP + FP + FN) of the second of two classes, or the macro average of more (the mean of the classes' F1). */
export default defineMetric({
  kind: 'f1',
  title: 'F1',
  help: 'The harmonic mean of precision and recall: high only when both are. For two classes it is that of the second one, for more the mean over the classes.',
  fits: (target) => target.kind === 'category',
  better: 'higher',
  format: 'percent',
  start: () => fromConfusion('f1'),
});
