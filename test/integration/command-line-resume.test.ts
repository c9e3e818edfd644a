import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { traceFormat } from '../../engine/src/cli/formats/trace';
import { trainFormat } from '../../engine/src/cli/formats/train';
import { readCheckpoint } from '../../engine/src/train/checkpoint-file';
import { CommandLine, projectOf } from './support/command-line';

const columns = [
  { name: 'a', role: 'feature', scaler: 'z-score' },
  { name: 'b', role: 'feature', scaler: 'z-score' },
  { name: 'kind', role: 'target', type: 'category' },
] as const;
const blocks = [['dense', { units: 5 }], ['batch-norm'], ['activation'], ['dropout', { keep: 0.9 }]] as const;
const csv = ['a,b,kind', ...Array.from({ length: 80 }, (_, i) => `${(i * 37) % 80},${(i * i) % 23},${'uvw'[i % 3]!}`)];
const training = { batchSize: 7, epochs: 6, learningRate: 0.003 };
const split = { train: 0.8, dev: 0.2 };
const project = (changes: object = {}) => projectOf({ columns, blocks, split, training: { ...training, ...changes } });

let cli: CommandLine;
beforeAll(() => {
  cli = new CommandLine();
  cli.write('data.csv', csv.join('\n'));
  cli.write('run.dw', project());
});
afterAll(() => cli.remove());

const checkpointIn = (name: string) => {
  const read = readCheckpoint(new Uint8Array(readFileSync(cli.file(name))));
  if (!read.ok) throw new Error(read.issues[0]!.message);
  return read.value;
};

/** Starts a run of a million epochs and interrupts it as Ctrl-C does; again, later, when it had not begun. */
const interrupt = async (...words: string[]) => {
  for (let wait = 500; ; wait *= 2) {
    const child = cli.start('train', 'run.dw', '--epochs', '1000000', '--checkpoint', 'stopped.npz', ...words);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    if (!existsSync(cli.file('stopped.npz')) || checkpointIn('stopped.npz').progress.step === 0) continue;
    return { code, stdout, stderr, progress: checkpointIn('stopped.npz').progress };
  }
};

describe.skipIf(process.platform === 'win32')('a run that was interrupted', { timeout: 120_000 }, () => {
  it.each(['float32', 'float64'])('ends with the same weights as one that never was, in %s', async (precision) => {
    const { code, stdout, stderr, progress } = await interrupt(
      '--precision',
      precision,
      '--export',
      'npz',
      '--out',
      'no',
    );
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain(
      `interrupted after ${progress.epoch} epochs and ${progress.step} mini-batches; go on with --resume stopped.npz.`,
    );
    expect(existsSync(cli.file('no'))).toBe(false);

    const epochs = String(progress.epoch + 2);
    const through = await cli.json(trainFormat, 'train', 'run.dw', '--epochs', epochs, '--precision', precision);
    const words = ['run.dw', '--epochs', epochs, '--resume', 'stopped.npz', '--trace', 'rest.json'];
    const resumed = await cli.json(trainFormat, 'train', ...words);
    const { seconds: _seconds, resumedAtStep, files: _files, ...rest } = resumed;
    expect(resumedAtStep).toBe(progress.step);
    expect(through).toMatchObject({ ...rest, precision });

    const { steps } = v.parse(traceFormat, JSON.parse(cli.read('rest.json')));
    expect(steps[0]!.step).toBe(progress.step + 1);
    expect(steps).toHaveLength(through.steps - progress.step);
  });
});

describe('a checkpoint of a finished run', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const { files } = await cli.json(trainFormat, 'train', 'run.dw', '--checkpoint', 'made/done.npz');
    expect(files).toEqual(['made/done.npz']);
  });

  it('goes on for more epochs, in a chain, to the same weights', async () => {
    const go = (...words: string[]) => cli.json(trainFormat, 'train', 'run.dw', ...words);
    await go('--epochs', '8', '--resume', 'made/done.npz', '--checkpoint', 'more.npz');
    const resumed = await go('--epochs', '11', '--resume', 'more.npz');
    const through = await go('--epochs', '11');
    expect(resumed.weightHash).toBe(through.weightHash);
    expect(resumed.dev).toEqual(through.dev);
  });

  it('gives the finished run again when no epoch is left', async () => {
    const again = await cli.json(trainFormat, 'train', 'run.dw', '--resume', 'made/done.npz');
    const through = await cli.json(trainFormat, 'train', 'run.dw');
    expect(again).toMatchObject({ epochs: 6, weightHash: through.weightHash });
  });

  const refused = async (file: object, words: readonly string[], why: RegExp) => {
    cli.write('other.dw', file);
    const { code, stdout, stderr } = await cli.run('train', 'other.dw', '--resume', 'made/done.npz', ...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(why);
  };

  it('tells the first difference of another project', async () => {
    await refused(project({ batchSize: 8 }), [], /training\.batchSize was 7, and is 8 now/);
    await refused(project(), ['--seed', '7'], /training\.seed was 42, and is 7 now/);
    await refused(project(), ['--no-shuffle'], /training\.shuffle was true, and is false now/);
    const wider = [['dense', { units: 6 }], ...blocks.slice(1)] as const;
    const other = projectOf({ columns, blocks: wider, split, training });
    await refused(other, [], /blocks\.dense-1\.params\.units was 5, and is 6 now/);
  });

  it('does not care for names and places', async () => {
    const { document, ...rest } = project();
    const nodes = document.graph.nodes.map((node) => ({ ...node, x: node.x + 10, name: `my ${node.name}` }));
    cli.write('moved.dw', { ...rest, document: { ...document, name: 'moved', graph: { ...document.graph, nodes } } });
    cli.write('copy.csv', csv.join('\n'));
    const words = ['--resume', 'made/done.npz', '--data', 'copy.csv'];
    expect((await cli.json(trainFormat, 'train', 'moved.dw', ...words)).project).toBe('moved');
  });

  it('refuses other data, another precision and fewer epochs', async () => {
    cli.write('changed.csv', [...csv.slice(0, -1), '1,2,u'].join('\n'));
    await refused(project(), ['--data', 'changed.csv'], /taken with other data/);
    await refused(project(), ['--precision', 'float64'], /is of a run in float32; --precision float64 came/);
    await refused(project(), ['--epochs', '5'], /has 6 epochs behind it; a run of 5 came/);
  });

  it('refuses a run that has stopped early, and a file that is no checkpoint', async () => {
    const early = project({ patience: 1, minChange: 1000 });
    cli.write('early.dw', early);
    await cli.json(trainFormat, 'train', 'early.dw', '--checkpoint', 'early.npz');
    const { stderr } = await cli.run('train', 'early.dw', '--resume', 'early.npz');
    expect(stderr).toMatch(/stopped early at epoch 2: there is nothing to go on with/);
    const none = await cli.run('train', 'run.dw', '--resume', 'data.csv');
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(/data\.csv: A checkpoint written by Deepwright was expected/);
  });

  it('says when it cannot be written', async () => {
    const { code, stderr } = await cli.run('train', 'run.dw', '--epochs', '1', '--checkpoint', 'data.csv/c.npz');
    expect(code).toBe(1);
    expect(stderr).toMatch(/could not be written: .*Choose another place with --checkpoint/);
  });
});
