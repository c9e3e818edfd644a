import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../testing/subject';
import { category, feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { duplicates } from './duplicates';

const n = 40;
const upTo = Array.from({ length: n }, (_, i) => i);
const y = numbers('y', upTo);
/** Rows 0 to 23 are train, 24 to 31 dev, 32 to 39 test rows. */
const spec = specOf(
  [feature('x', { missing: 'mean' }), category('c', { missing: 'most-frequent' }), target('y', 'number')],
  {
    kind: 'time',
    column: 'y',
  },
);
const found = (x: number[], c: (string | null)[]) =>
  duplicates(subjectOf(tableOf(numbers('x', x), texts('c', c), y), spec));
const letters = upTo.map((i) => (i % 2 ? 'a' : 'b'));

describe('duplicates', () => {
  it('are dev and test rows that a train row is like: counted, with the lines of the first pair', () => {
    // Rows 26 and 30 are like row 4, row 39 like row 5; row 28 is like row 5 but for its letter.
    const twin = new Map([
      [26, 4],
      [30, 4],
      [39, 5],
      [28, 5],
    ]);
    const [issue] = found(
      upTo.map((i) => (twin.get(i) ?? i) / 3),
      letters,
    );
    expect(issue).toMatchObject({ code: 'data/duplicates', level: 'warning', line: 28 });
    expect(issue!.message).toBe(
      '2 dev and 1 test rows have the same features as a train row, first in line 28, which is like line 6.',
    );
  });

  it('are none where every row is different, or train rows alone are alike', () => {
    expect(found(upTo, letters)).toEqual([]);
    expect(
      found(
        upTo.map((i) => (i === 8 ? 6 : i)),
        letters,
      ),
    ).toEqual([]);
  });

  it('take gaps for one value, and 0 and −0', () => {
    expect(
      found(
        upTo.map((i) => (i === 2 || i === 24 ? NaN : i)),
        letters,
      ),
    ).toHaveLength(1);
    expect(
      found(
        upTo.map((i) => (i === 2 ? 0 : i === 24 ? -0 : i + 1)),
        letters,
      ),
    ).toHaveLength(1);
    expect(
      found(
        upTo,
        upTo.map((i) => (i === 0 ? 'a' : null)),
      ),
    ).toEqual([]);
  });

  it('are no surprise where most train rows are alike', () => {
    const [issue] = found(
      upTo.map((i) => i % 3),
      letters,
    );
    expect(issue).toMatchObject({ level: 'info' });
    expect(issue!.message).toMatch(/^8 dev and 8 test rows have/);
  });

  it('are those that comparing every pair finds', () => {
    const value = fc.constantFrom(0, 1, 2, 1e-300, 1e300, -1, 0.1);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: n, maxLength: n }),
        fc.array(fc.constantFrom('p', 'q', 'r'), { minLength: n, maxLength: n }),
        (x, c) => {
          const isCopy = (row: number) => upTo.slice(0, 24).some((other) => x[other] === x[row] && c[other] === c[row]);
          const dev = upTo.slice(24, 32).filter(isCopy).length;
          const test = upTo.slice(32).filter(isCopy).length;
          const [issue] = found(x, c);
          const words = [...(dev > 0 ? [`${dev} dev`] : []), ...(test > 0 ? [`${test} test`] : [])].join(' and ');
          if (dev + test === 0) expect(issue).toBeUndefined();
          else expect(issue!.message.startsWith(`${words} row`)).toBe(true);
        },
      ),
    );
  });
});
