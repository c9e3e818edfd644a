import { describe, expect, it } from 'vitest';
import type { Column } from '../data/table';
import { valueOf } from '../testing/graphs';
import { feature, fixed, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import column from './column';

const places = ['Kiel', 'Bonn', null, 'Ulm', 'Kiel', '__proto__'];
const years = [2019, 2020, 2021, NaN, 2020, 2019];

const day = 86_400_000;
const dates: Column = { name: 'when', type: 'date', values: Float64Array.from(years, (year) => (year - 2019) * day) };

const jobOf = (name: string, devValues: string[], testValues: string[]) => ({
  table: tableOf(numbers('year', years), texts('place', places), dates),
  data: specOf([feature('year'), target('place')], { kind: 'column', column: name, devValues, testValues }),
  rows: Int32Array.of(0, 1, 2, 3, 4, 5),
  classes: null,
});

const partsOf = (job: ReturnType<typeof jobOf>) => {
  const { train, dev, test } = valueOf(column.split(job)).split;
  return [train, dev, test].map((part) => [...part].sort((a, b) => a - b));
};

describe('a split by the values of a column', () => {
  it('puts the chosen values into dev and test, all others and gaps into train', () => {
    expect(partsOf(jobOf('place', ['Kiel'], ['__proto__', 'Ulm']))).toEqual([
      [1, 2],
      [0, 4],
      [3, 5],
    ]);
  });

  it('goes by numbers as they are written', () => {
    expect(partsOf(jobOf('year', ['2020'], ['2021']))).toEqual([[0, 3, 5], [1, 4], [2]]);
    expect(partsOf(jobOf('year', ['2020', ''], []))[1]).toEqual([1, 4]);
  });

  it('goes by dates as ISO 8601 writes them', () => {
    expect(partsOf(jobOf('when', ['1970-01-02'], ['1970-01-03']))).toEqual([[0, 3, 5], [1, 4], [2]]);
  });

  it('tells of values that no row has, and leaves them out on request', () => {
    const job = jobOf('place', ['Kiel', 'Rome'], ['Oslo']);
    const { issues } = valueOf(column.split(job));
    expect(issues).toMatchObject([{ code: 'split/absent-values', level: 'warning', column: 'place' }]);
    expect(issues[0]!.message).toBe('No row that is used has ‘Rome’ and ‘Oslo’ in ‘place’.');
    const data = fixed(job.data, issues[0]!, 'Leave them out');
    expect([data.split.devValues, data.split.testValues]).toEqual([['Kiel'], []]);
    expect(valueOf(column.split({ ...job, data })).issues).toEqual([]);
  });

  it('a value of rows that are not used counts as absent', () => {
    const job = { ...jobOf('place', ['Kiel'], ['Ulm']), rows: Int32Array.of(0, 1) };
    expect(valueOf(column.split(job)).issues[0]!.message).toBe('No row that is used has ‘Ulm’ in ‘place’.');
  });

  it.each([
    ['in-both', jobOf('place', ['Kiel', 'Bonn'], ['Kiel'])],
    ['no-values', jobOf('place', [], [])],
    ['absent-column', jobOf('street', ['a'], [])],
  ])('refuses: %s', (code, job) => {
    expect(column.split(job)).toMatchObject({ ok: false, issues: [{ code: `split/${code}`, level: 'error' }] });
  });
});
