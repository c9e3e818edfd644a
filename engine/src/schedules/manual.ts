import { list } from '../params/param';
import { defineSchedule } from './_schedule';

/**
 * The rate of the row with the latest epoch that has come, α₀ before the first (T46). Rows may stand in any order;
 * of two for the same epoch the lower one counts. A row without a positive rate, or with an epoch below 0, is passed over.
 */
export default defineSchedule({
  kind: 'manual',
  title: 'Table',
  formula: '\\alpha = \\alpha_i \\quad \\text{for } \\mathrm{epoch}_i \\le \\mathrm{epoch} < \\mathrm{epoch}_{i+1}',
  help: 'The rates that you write down, each from its epoch on. They are learning rates of their own, not factors of α₀, which holds until the first row.',
  params: {
    table: list({
      label: 'Rates',
      columns: ['epoch', 'rate'],
      min: [0, 1e-12],
      default: [],
      help: 'From which epoch on, and the learning rate itself. Rows may stand in any order.',
    }),
  },
  rate: (alpha0, { epoch }, p) => {
    let rate = alpha0;
    let since = 0;
    for (const [start, value] of p.table) {
      if (start! >= since && start! <= epoch && value! > 0 && value! < Infinity) {
        since = start!;
        rate = value!;
      }
    }
    return rate;
  },
});
