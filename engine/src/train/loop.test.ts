import { describe, expect, it } from 'vitest';
import { chain, dataOf, documentOf, relu, threeClasses, valueOf } from '../testing/graphs';
import { train } from './loop';

describe('train', () => {
  it('learns', () => {
    const data = dataOf(threeClasses);
    const t = Date.now();
    const r = valueOf(train({ document: documentOf(chain(['dense', { units: 16 }], relu, ['dense', { units: 8 }], ['batch-norm'], relu), { epochs: 200 }), data }, { control: () => 'run' }));
    console.log(Date.now() - t, r.status, r.history[0], r.history.at(-1), r.train, r.dev, r.weightHash, r.best);
    expect(r.status).toBe('done');
  });
});
