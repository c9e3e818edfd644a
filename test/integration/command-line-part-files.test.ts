import { mkdirSync, renameSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFormat } from '../../engine/src/cli/formats/describe';
import { trainFormat } from '../../engine/src/cli/formats/train';
import { CommandLine, projectOf } from './support/command-line';

const columns = [
  { name: 'x', role: 'feature', scaler: 'none' },
  { name: 'y', role: 'target', scaler: 'none' },
] as const;
/** y = 2x + shift, in rows from `start` on. */
const csvOf = (start: number, count: number, shift = 0) =>
  ['x,y', ...Array.from({ length: count }, (_, i) => `${start + i},${2 * (start + i) + shift}`)].join('\n');

const project = (files: { devSource?: object; testSource?: object }) => {
  const made = projectOf({ columns, training: { epochs: 3, learningRate: 0.01 }, split: { kind: 'files' } });
  return { ...made, document: { ...made.document, data: { ...made.document.data, ...files } } };
};

let cli: CommandLine;
beforeAll(() => {
  cli = new CommandLine();
  cli.write('data.csv', csvOf(0, 10));
  cli.write('later.csv', csvOf(2, 4, 1));
  cli.write('last.csv', csvOf(1, 3, -5));
  const devSource = { kind: 'file', path: 'later.csv' };
  cli.write('parts.dw', project({ devSource, testSource: { kind: 'file', path: 'last.csv' } }));
  cli.write('lost.dw', project({ devSource: { kind: 'file', path: 'nowhere.csv' } }));
});
afterAll(() => cli.remove());

describe('a project with files of its own for dev and test rows', { timeout: 60_000 }, () => {
  it('T04: trains on the main file alone, and evaluates each part on its own file', async () => {
    const { data } = await cli.json(describeFormat, 'describe', 'parts.dw');
    expect(data).toMatchObject({ rows: 17, train: 10, dev: 4, test: 3 });
    const words = ['--test', '--precision', 'float64', '--export', 'npz'];
    const report = await cli.json(trainFormat, 'train', 'parts.dw', ...words);
    const weights = cli.arrays('parts.npz');
    const [w, b] = [weights.get('output-1.W')!.data[0]!, weights.get('output-1.b')!.data[0]!];
    const squares = (start: number, count: number, shift: number) =>
      Array.from({ length: count }, (_, i) => (w * (start + i) + b - 2 * (start + i) - shift) ** 2);
    const rmse = (errors: readonly number[]) => Math.sqrt(errors.reduce((sum, each) => sum + each, 0) / errors.length);
    expect(report.train!.metrics['rmse']).toBeCloseTo(rmse(squares(0, 10, 0)), 10);
    expect(report.dev!.metrics['rmse']).toBeCloseTo(rmse(squares(2, 4, 1)), 10);
    expect(report.test!.metrics['rmse']).toBeCloseTo(rmse(squares(1, 3, -5)), 10);
  });

  it('keeps them when another main file is given', async () => {
    cli.write('more.csv', csvOf(0, 20));
    const { data } = await cli.json(describeFormat, 'describe', 'parts.dw', '--data', 'more.csv');
    expect(data).toMatchObject({ train: 20, dev: 4, test: 3 });
  });

  it('says which of them is not there', async () => {
    const { code, stdout, stderr } = await cli.run('train', 'lost.dw');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/There is no file .*nowhere\.csv/);
  });

  it('goes on from a checkpoint wherever they stand, but not with other bytes', async () => {
    await cli.json(trainFormat, 'train', 'parts.dw', '--checkpoint', 'state.npz');
    mkdirSync(cli.file('elsewhere'));
    renameSync(cli.file('later.csv'), cli.file('elsewhere/later.csv'));
    const testSource = { kind: 'file', path: 'last.csv' };
    cli.write('parts.dw', project({ devSource: { kind: 'file', path: 'elsewhere/later.csv' }, testSource }));
    const more = await cli.json(trainFormat, 'train', 'parts.dw', '--resume', 'state.npz', '--epochs', '5');
    expect(more).toMatchObject({ status: 'done', epochs: 5 });
    cli.write('elsewhere/later.csv', csvOf(2, 4, 3));
    const other = await cli.run('train', 'parts.dw', '--resume', 'state.npz', '--epochs', '5');
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toMatch(/taken with other data/);
  });
});
