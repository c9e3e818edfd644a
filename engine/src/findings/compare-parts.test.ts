import { describe, expect, it } from 'vitest';
import type { Column, Table } from '../data/table';
import { stream } from '../random/stream';
import { valueOf } from '../testing/graphs';
import { category, feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { compareParts } from './compare-parts';

const n = 8000;
const random = stream(11, 'test');
const normal = () => Array.from({ length: n }, () => random.normal());
const places = ['Bonn', 'Kiel', 'Ulm'];
const columns = [normal(), normal(), normal()];
const place = Array.from({ length: n }, () => places[random.below(3)]!);
const y = normal();

/** 8000 rows: 5600 of the main file, 1600 of the dev file, 800 of the test file. */
const parts = Uint8Array.from({ length: n }, (_, i) => (i < 5600 ? 0 : i < 7200 ? 1 : 2));
const table = (change: (column: Column) => Column = (column) => column): Table => ({
  ...tableOf(...columns.map((values, i) => numbers(`x${i}`, values)), texts('place', place), numbers('y', y)),
  columns: [...columns.map((values, i) => numbers(`x${i}`, values)), texts('place', place), numbers('y', y)].map(
    change,
  ),
  parts,
});
const specFor = (kind: string) =>
  specOf([feature('x0'), feature('x1'), feature('x2'), category('place'), target('y', 'number')], { kind });

/** Adds 3σ to x1 in the rows of these parts. */
const shifted = (...of: number[]) =>
  table((column) =>
    column.type === 'number' && column.name === 'x1'
      ? { ...column, values: column.values.map((x, i) => (of.includes(parts[i]!) ? x + 3 : x)) }
      : column,
  );

describe('T04: whether parts are from one source', () => {
  it('T04: rows split by chance cannot be told apart: AUC is 0.5 ± 0.05', () => {
    const compared = valueOf(compareParts(table(), specFor('random')));
    expect(compared.map((each) => each.parts)).toEqual(['train-dev', 'dev-test']);
    expect(compared.map(({ rows }) => rows)).toEqual([
      [4000, 1600],
      [1600, 1600],
    ]);
    for (const { auc, shifted: most } of compared) {
      expect(Math.abs(auc - 0.5)).toBeLessThan(0.05);
      expect(most[0]!.shift).toBeLessThan(0.25);
    }
  });

  it('T04: a column shifted by 3σ in the dev and test files is told: AUC > 0.95, and that column is the first', () => {
    const [trainDev, devTest] = valueOf(compareParts(shifted(1, 2), specFor('files')));
    expect(trainDev!.auc).toBeGreaterThan(0.95);
    expect(trainDev!.shifted[0]!.column).toBe('x1');
    // Of shares p and 1 − p and 3σ between them, both together have variance 1 + 9·p·(1 − p).
    const p = 4000 / 5600;
    expect(Math.abs(trainDev!.shifted[0]!.shift - 3 / Math.sqrt(1 + 9 * p * (1 - p)))).toBeLessThan(0.1);
    expect(trainDev!.shifted[1]!.shift).toBeLessThan(0.2);
    expect(Math.abs(devTest!.auc - 0.5)).toBeLessThan(0.08);
  });

  it('T04: or in the test file alone', () => {
    const [trainDev, devTest] = valueOf(compareParts(shifted(2), specFor('files')));
    expect(Math.abs(trainDev!.auc - 0.5)).toBeLessThan(0.05);
    expect(devTest!.auc).toBeGreaterThan(0.95);
    expect(devTest!.shifted[0]!.column).toBe('x1');
  });

  it('finds categories and gaps that are distributed in another way', () => {
    const moved = table((column) =>
      column.type === 'category'
        ? { ...column, codes: column.codes.map((code, i) => (parts[i] === 1 ? 2 : code)) }
        : column,
    );
    const [byPlace] = valueOf(compareParts(moved, specFor('files')));
    expect(byPlace!.auc).toBeGreaterThan(0.75);
    expect(byPlace!.shifted[0]!.column).toBe('place');

    const gaps = table((column) =>
      column.type === 'number' && column.name === 'x2'
        ? { ...column, values: column.values.map((x, i) => (parts[i] === 1 && i % 2 ? NaN : x)) }
        : column,
    );
    const spec = {
      ...specFor('files'),
      columns: specFor('files').columns.map((each) =>
        each.name === 'x2' ? { ...each, missing: 'mean' as const } : each,
      ),
    };
    const [byGaps] = valueOf(compareParts(gaps, spec));
    expect(byGaps!.auc).toBeGreaterThan(0.7);
    expect(byGaps!.shifted[0]!.column).toBe('x2');
  });

  it('is the same every time, compares no part without rows, and says what stands in the way', () => {
    const spec = { ...specFor('random'), split: { ...specFor('random').split, train: 0.7, dev: 0.3, test: 0 } };
    const compared = valueOf(compareParts(table(), spec));
    expect(compared.map((each) => each.parts)).toEqual(['train-dev']);
    expect(valueOf(compareParts(table(), spec))).toEqual(compared);
    expect(compareParts(table(), specFor('by magic'))).toMatchObject({
      ok: false,
      issues: [{ code: 'split/unknown' }],
    });
  });
});
