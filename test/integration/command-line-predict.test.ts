import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { predictFormat } from '../../engine/src/cli/formats/predict';
import { trainFormat } from '../../engine/src/cli/formats/train';
import { parseProject, prepareDocument, stringifyProject, train, type Table } from '../../engine/src/index';
import { CommandLine, projectOf } from './support/command-line';

const plants = [
  ['leaf', 'soil', 'kind'],
  ...Array.from({ length: 30 }, (_, i) => [
    ((i * 7) % 11) - 3.5,
    ['loam', 'clay, wet', 'sand'][i % 3]!,
    ['fern "A"', 'moss', 'reed'][(i * 5) % 3]!,
  ]),
];
const quoted = (value: string | number) =>
  /[",]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value;
const csvOf = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => row.map(quoted).join(',')).join('\n');

const columns = [
  { name: 'leaf', role: 'feature', scaler: 'z-score' },
  { name: 'soil', role: 'feature', type: 'category' },
  { name: 'kind', role: 'target', type: 'category' },
] as const;

/** A file as a spreadsheet would read it: quoted fields with doubled quotes (RFC 4180). */
const parseCsv = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2]!),
    );

let cli: CommandLine;
beforeAll(async () => {
  cli = new CommandLine();
  cli.write('data.csv', csvOf(plants));
  cli.write('plants.dw', projectOf({ columns, training: { epochs: 20 }, name: 'Plants' }));
  const words = ['--precision', 'float64', '--export', 'npz,safetensors'];
  await cli.json(trainFormat, 'train', 'plants.dw', ...words);
}, 60_000);
afterAll(() => cli.remove());

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)));

/** softmax(x·W + b) of one row by hand: scaled by all train rows, categories in the order of their names. */
const byHand = (leaf: number, soil: string): number[] => {
  const leaves = plants.slice(1).map(([value]) => value as number);
  const soils = ['clay, wet', 'loam', 'sand'];
  const x = [(leaf - mean(leaves)) / deviation(leaves), ...soils.map((each) => Number(each === soil))];
  const weights = cli.arrays('plants.npz');
  const [w, b] = [weights.get('output-1.W')!.data, weights.get('output-1.b')!.data];
  const z = [0, 1, 2].map((j) => x.reduce((sum, value, i) => sum + value * w[3 * i + j]!, b[j]!));
  const t = z.map((value) => Math.exp(value - Math.max(...z)));
  return t.map((value) => value / t.reduce((sum, each) => sum + each, 0));
};

describe('deepwright predict', { timeout: 60_000 }, () => {
  it('T24, T65, T70: gives classes and probabilities as computed by hand from raw rows, in order', async () => {
    cli.write(
      'new.csv',
      csvOf([['kind', 'soil', 'more', 'leaf'], ...plants.slice(1).map(([a, b]) => ['?', b!, 1, a!])]),
    );
    const report = await cli.json(predictFormat, 'predict', 'plants.npz', '--data', 'new.csv', '--out', 'out/p.csv');
    expect(report).toMatchObject({ model: 'Plants', precision: 'float64', rows: 30, files: ['out/p.csv'] });
    const [header, ...rows] = parseCsv(cli.read('out/p.csv'));
    expect(header).toEqual(['prediction', 'p(fern "A")', 'p(moss)', 'p(reed)']);
    expect(header).toEqual(report.columns);
    expect(rows).toHaveLength(30);
    rows.forEach(([label, ...cells], i) => {
      const expected = byHand(plants[i + 1]![0] as number, plants[i + 1]![1] as string);
      const p = cells.map(Number);
      p.forEach((value, j) => expect(value).toBeCloseTo(expected[j]!, 13));
      expect(label).toBe(['fern "A"', 'moss', 'reed'][expected.indexOf(Math.max(...expected))]);
    });
  });

  it('reads the other export format to the same bytes', async () => {
    await cli.json(predictFormat, 'predict', 'plants.npz', '--data', 'data.csv', '--out', 'a.csv');
    await cli.json(predictFormat, 'predict', 'plants.safetensors', '--data', 'data.csv', '--out', 'b.csv');
    expect(cli.read('b.csv')).toBe(cli.read('a.csv'));
  });

  it('tells of unseen categories and gaps, and predicts them all the same', async () => {
    cli.write(
      'odd.csv',
      csvOf([
        ['leaf', 'soil'],
        [1, 'peat'],
        ['', 'sand'],
        [2, 'loam'],
      ]),
    );
    const { code, stdout, stderr } = await cli.run(
      'predict',
      'plants.npz',
      '--data',
      'odd.csv',
      '--out',
      'odd-out.csv',
      '--json',
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/‘soil’ has a value that no train row has in 1 row: the first is ‘peat’ in line 2/);
    expect(stderr).toMatch(/‘leaf’ has no value in 1 row \(line 3\)/);
    expect(v.parse(predictFormat, JSON.parse(stdout)).notes.map(({ code: each }) => each)).toEqual(
      expect.arrayContaining(['data/unseen-category', 'data/unfilled']),
    );
    const rows = parseCsv(cli.read('odd-out.csv')).slice(1);
    byHand(1, 'peat').forEach((p, j) => expect(Number(rows[0]![j + 1])).toBeCloseTo(p, 13));
    expect(rows).toHaveLength(3);
  });

  it('T24: encodes dates, yes and no, places and codes of raw rows as by hand, however the new file writes them', async () => {
    const codes = ['007', '012', '130'];
    const grades = ['high', 'low', 'mid'];
    const day = (i: number) => new Date(Date.UTC(2024, i % 12, 1 + ((i * 5) % 28)));
    const yes = (i: number) => (i * 3) % 4 < 2;
    const rows = Array.from({ length: 24 }, (_, i) => i);
    const header = ['when', 'open', 'grade', 'code', 'price'];
    const iso = (i: number) => day(i).toISOString().slice(0, 10);
    cli.write(
      'data.csv',
      csvOf([header, ...rows.map((i) => [iso(i), yes(i) ? 'yes' : 'no', grades[i % 3]!, codes[(i * 7) % 3]!, i % 5])]),
    );
    const raw = [
      { name: 'when', role: 'feature', type: 'date', parts: ['month', 'weekday'] },
      { name: 'open', role: 'feature', type: 'boolean' },
      { name: 'grade', role: 'feature', type: 'category', encoding: 'ordinal' },
      { name: 'code', role: 'feature', type: 'category' },
      { name: 'price', role: 'target' },
    ] as const;
    cli.write('raw.dw', projectOf({ columns: raw, training: { epochs: 5, learningRate: 0.001 } }));
    await cli.json(trainFormat, 'train', 'raw.dw', '--precision', 'float64', '--export', 'npz');
    // Dates the other way round, codes that alone would be numbers, and one nobody knows.
    const dotted = (i: number) => iso(i).split('-').reverse().join('.');
    const asked = [0, 5, 9, 14, 22];
    const newCodes = ['130', '007', '012', '7', '007'];
    cli.write('raw.csv', csvOf([header.slice(0, 4), ...asked.map((i, k) => [dotted(i), 'yes', 'mid', newCodes[k]!])]));
    const report = await cli.json(predictFormat, 'predict', 'raw.npz', '--data', 'raw.csv', '--out', 'raw-out.csv');
    const warnings = report.notes.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ code }) => code)).toEqual(['data/unseen-category']);
    expect(warnings[0]!.message).toMatch(/‘7’ in line 5/);
    const weights = cli.arrays('raw.npz');
    const [w, b] = [weights.get('output-1.W')!.data, weights.get('output-1.b')!.data];
    expect(w).toHaveLength(2 + 1 + 1 + 3);
    const cells = parseCsv(cli.read('raw-out.csv')).slice(1);
    asked.forEach((i, k) => {
      // Weekdays count from Monday, months from January; yes is 1, and ‘mid’ the third in the order.
      const x = [day(i).getUTCMonth() + 1, (day(i).getUTCDay() + 6) % 7, 1, 2];
      const hot = codes.map((code) => Number(code === newCodes[k]));
      const expected = [...x, ...hot].reduce((sum, value, j) => sum + value * w[j]!, b[0]!);
      expect(Number(cells[k]![0])).toBeCloseTo(expected, 12);
    });
  });

  it('names the columns that are missing, and writes nothing', async () => {
    cli.write('less.csv', 'leaf,earth\n1,loam\n');
    const { code, stderr } = await cli.run('predict', 'plants.npz', '--data', 'less.csv', '--out', 'never.csv');
    expect(code).toBe(1);
    expect(stderr).toMatch(/needs a column ‘soil’, which the file does not have\. Its columns are leaf, earth\./);
    expect(() => cli.read('never.csv')).toThrow(/ENOENT/);
  });

  it('turns several targets of numbers back to their units', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => [i, 100 + 3 * i, -0.01 * i]);
    cli.write('data.csv', csvOf([['x', 'price', 'a "b", c'], ...rows]));
    const numbers = [
      { name: 'x', role: 'feature' },
      { name: 'price', role: 'target', scaler: 'z-score' },
      { name: 'a "b", c', role: 'target' },
    ] as const;
    cli.write('numbers.dw', projectOf({ columns: numbers, training: { epochs: 5 } }));
    await cli.json(trainFormat, 'train', 'numbers.dw', '--precision', 'float64', '--export', 'npz');
    await cli.json(predictFormat, 'predict', 'numbers.npz', '--data', 'data.csv', '--out', 'n.csv');
    const [header, ...lines] = parseCsv(cli.read('n.csv'));
    expect(header).toEqual(['price (predicted)', 'a "b", c (predicted)']);
    const weights = cli.arrays('numbers.npz');
    lines.forEach((cells, i) =>
      cells.forEach((cell, j) => {
        const prices = rows.map((row) => row[1]!);
        const output = i * weights.get('output-1.W')!.data[j]! + weights.get('output-1.b')!.data[j]!;
        expect(Number(cell)).toBeCloseTo(j === 0 ? output * deviation(prices) + mean(prices) : output, 10);
      }),
    );
  });

  it('takes the newest run of a project', async () => {
    const parsed = parseProject(JSON.stringify(projectOf({ columns, training: { epochs: 2 } })));
    if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
    const { document } = parsed.value;
    cli.write('plants.csv', csvOf(plants));
    const leaf = Float64Array.from(plants.slice(1), ([value]) => value as number);
    const codes = (name: string, at: number): Table['columns'][number] => {
      const words = plants.slice(1).map((row) => String(row[at]));
      const categories = [...new Set(words)].sort();
      return { name, type: 'category', categories, codes: Int32Array.from(words, (word) => categories.indexOf(word)) };
    };
    const table: Table = {
      rows: 30,
      columns: [{ name: 'leaf', type: 'number', values: leaf }, codes('soil', 1), codes('kind', 2)],
    };
    const prepared = prepareDocument(document, table);
    if (!prepared.ok) throw new Error(prepared.issues[0]!.message);
    const runs = [3, 1, 2].map((number) => {
      const training = { ...document.training, seed: number };
      const result = train(
        { document: { ...document, training }, data: prepared.value.data },
        { control: () => 'run' },
      );
      if (!result.ok) throw new Error(result.issues[0]!.message);
      const about = { number, startedAt: '2026-01-01T00:00:00Z', seconds: 1, kernel: 'js float32', dataHash: '' };
      return { ...about, document, result: result.value };
    });
    cli.write('runs.dw', stringifyProject({ ...parsed.value, runs }));
    const report = await cli.json(predictFormat, 'predict', 'runs.dw', '--data', 'plants.csv', '--out', 'r.csv');
    expect(report.weightHash).toBe(runs[0]!.result.weightHash);
    expect(report.precision).toBe('float32');
    cli.write('none.dw', stringifyProject({ ...parsed.value, runs: [] }));
    const none = await cli.run('predict', 'none.dw', '--data', 'plants.csv', '--out', 'r.csv');
    expect(none.stderr).toMatch(/none\.dw has no run yet/);
  });

  it('refuses what is no model, and a file to write that is the one to read', async () => {
    const to = ['--data', 'plants.csv', '--out', 'x.csv'];
    for (const [words, code, why] of [
      [['plants.csv', ...to], 1, /one of the kinds \.npz, \.safetensors, \.dw; ‘plants\.csv’ came/],
      [['nowhere.npz', ...to], 1, /no file nowhere\.npz/],
      [to, 2, /Expected a model file/],
      [['plants.npz', '--out', 'x.csv'], 2, /Expected a CSV file to predict with --data/],
      [['plants.npz', '--data', 'plants.csv'], 2, /Expected a file to write with --out/],
      [['plants.npz', '--data', 'plants.csv', '--out', './plants.csv'], 2, /would replace the file of --data/],
    ] as const) {
      const ended = await cli.run('predict', ...words);
      expect(ended).toMatchObject({ code, stdout: '' });
      expect(ended.stderr).toMatch(why);
    }
    expect(readFileSync(cli.file('plants.csv'), 'utf8')).toBe(csvOf(plants));
  });
});
