import { into, type Mutation } from '../mutation';

const rates = ['test/golden/schedules', 'test/contract/schedules', 'engine/src/train'];

export default [
  ...into('schedules/inverse-time.ts', rates, {
    name: 'inverse-time-epochs-from-0',
    find: '1 + p.rate * epoch',
    replace: '1 + p.rate * (epoch - 1)',
    why: 'Epochs count from 1: 0.1, 0.0667, 0.05, 0.04 (T43).',
  }),
  ...into('schedules/exponential.ts', rates, {
    name: 'exponential-epochs-from-0',
    find: 'power(p.base, epoch)',
    replace: 'power(p.base, epoch - 1)',
    why: 'Epochs count from 1: the first rate is 0.19 of 0.2 (T44).',
  }),
  ...into('schedules/inverse-sqrt.ts', rates, {
    name: 'epochs-and-steps-swapped',
    find: "p.per === 'step' ? step : epoch",
    replace: "p.per === 'step' ? epoch : step",
    why: 'Under the root stands what was asked for (T45).',
  }),
  ...into('schedules/staircase.ts', rates, {
    name: 'staircase-off-by-one',
    find: 'Math.floor(epoch / p.period)',
    replace: 'Math.floor((epoch - 1) / p.period)',
    why: '½ every 10 halves at epoch 10 (T46).',
  }),
  ...into(
    'train/rate.ts',
    rates,
    {
      name: 'warm-up-from-0',
      find: 'step / steps : 1',
      replace: '(step - 1) / steps : 1',
      why: 'The first step of a warm-up is not lost: it has a share above 0.',
    },
    {
      name: 'warm-up-counted-in-steps',
      find: 'warmUp * stepsPerEpoch',
      replace: 'warmUp',
      why: 'The length of the warm-up is in epochs.',
    },
  ),
] satisfies readonly Mutation[];
