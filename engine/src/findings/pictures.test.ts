import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '../data/preview';
import { feature, numbers, specOf, tableOf, target, texts } from '../testing/tables';
import { pictureShape, picturesOf } from './pictures';

const profile = (name: string, min: number, max: number, more: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  missing: 0,
  missingLines: [],
  distinct: 17,
  numbers: { min, max, mean: 0, deviation: 1, quartiles: [0, 0, 0], histogram: [] },
  ...more,
});
const text = (name: string): ColumnProfile => ({ name, type: 'category', missing: 0, missingLines: [], distinct: 10 });
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const grid = (height: number, width: number, name: (row: number, column: number) => string) =>
  upTo(height * width).map((i) => name(Math.floor(i / width), i % width));

describe('columns that are pixels', () => {
  it('are known by names numbered from 0 or 1', () => {
    const digits = [...upTo(64).map((i) => profile(`p${i}`, 0, i === 9 ? 16 : 3)), profile('digit', 0, 9)];
    expect(pictureShape(digits)).toEqual({
      columns: upTo(64).map((i) => `p${i}`),
      width: 8,
      height: 8,
      min: 0,
      max: 16,
    });
    const mnist = [text('label'), ...upTo(784).map((i) => profile(`pixel${i}`, 0, 255))];
    expect(pictureShape(mnist)).toMatchObject({ width: 28, height: 28 });
    expect(pictureShape(upTo(100).map((i) => profile(`px_${i + 1}`, -1, 1)))).toMatchObject({ width: 10, min: -1 });
  });

  it('are known by names of row and column, and need not be squares', () => {
    const mnist = [
      profile('label', 0, 9),
      ...grid(28, 28, (r, c) => `${r + 1}x${c + 1}`).map((n) => profile(n, 0, 255)),
    ];
    const shape = pictureShape(mnist);
    expect(shape).toMatchObject({ width: 28, height: 28, max: 255 });
    expect(shape!.columns.slice(0, 2)).toEqual(['1x1', '1x2']);
    const wide = grid(8, 12, (r, c) => `pixel_${r}_${c}`).map((name) => profile(name, 0, 1));
    expect(pictureShape(wide)).toMatchObject({ width: 12, height: 8 });
    const twoDigits = grid(8, 8, (r, c) => `p${r}${c}`).map((name) => profile(name, 0, 1));
    expect(pictureShape(twoDigits)).toMatchObject({ width: 8, height: 8 });
  });

  it('are put in the order of the picture, whatever that of the file', () => {
    const names = grid(8, 8, (r, c) => `${r}x${c}`);
    const shuffled = names.map((_, i) => names[(i * 27) % 64]!);
    expect(pictureShape(shuffled.map((name) => profile(name, 0, 255)))!.columns).toEqual(names);
  });

  it('are known by their range, with a label before or after them', () => {
    const some = upTo(64).map((i) => profile(`feature ${i} of it`, 0, i === 5 ? 255 : 200));
    for (const columns of [some, [text('what'), ...some], [...some, text('what')], [...some, profile('what', 0, 9)]]) {
      expect(pictureShape(columns)).toMatchObject({
        width: 8,
        height: 8,
        max: 255,
        columns: some.map(({ name }) => name),
      });
    }
    expect(pictureShape([profile('label', 0, 9), ...some])!.columns[0]).toBe('feature 0 of it');
  });

  it('may have been taken for yes and no', () => {
    const bits = upTo(64).map((i): ColumnProfile => {
      const top = [
        { value: '0', count: 3 },
        { value: '1', count: 2 },
      ];
      return { name: `p${i}`, type: 'boolean', missing: 0, missingLines: [], distinct: 2, top };
    });
    expect(pictureShape(bits)).toMatchObject({ width: 8, min: 0, max: 1 });
  });

  it.each([
    ['a few measurements', [profile('length', 0, 7), profile('width', 0, 16), text('species')]],
    ['numbered columns that are few', upTo(16).map((i) => profile(`p${i}`, 0, 16))],
    ['65 columns', upTo(65).map((i) => profile(`p${i}`, 0, 15))],
    ['a gap in the numbers', upTo(64).map((i) => profile(`p${i < 30 ? i : i + 1}`, 0, 15))],
    ['a range like no picture', upTo(64).map((i) => profile(`sensor ${i}`, 0, 97.5))],
    ['values below 0', upTo(64).map((i) => profile(`sensor ${i}`, -16, 16))],
    ['two columns besides', [text('a'), text('b'), ...upTo(64).map((i) => profile(`sensor ${i}`, 0, 255))]],
    ['nothing', []],
  ])('are not: %s', (_, columns) => {
    expect(pictureShape(columns)).toBeNull();
  });
});

describe('pictures', () => {
  const table = {
    ...tableOf(numbers('a', [0, 8, NaN]), numbers('b', [16, 4, -5]), texts('what', ['x', null, 'y'])),
    firstLine: 1,
  };
  const spec = specOf([feature('a'), feature('b'), target('what')]);
  const shape = { columns: ['a', 'b'], width: 2, height: 1, min: 0, max: 16 };

  it('are grey values from 0 to 255, with line and label', () => {
    expect(picturesOf(table, spec, shape, { start: 0, count: 5 })).toEqual({
      width: 2,
      height: 1,
      lines: [1, 2, 3],
      labels: ['x', null, 'y'],
      // 255 · 8/16 = 127.5 and 255 · 4/16 = 63.75; a gap and what is below the range are 0.
      pixels: Uint8Array.of(0, 255, 128, 64, 0, 0),
    });
  });

  it('are those asked for, as far as there are any', () => {
    expect(picturesOf(table, spec, shape, { start: 1, count: 1 })).toMatchObject({
      lines: [2],
      pixels: Uint8Array.of(128, 64),
    });
    expect(picturesOf(table, spec, shape, { start: 7, count: 2 }).lines).toEqual([]);
  });
});
