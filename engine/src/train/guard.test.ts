import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile';
import type { Program } from '../compile/program';
import { planGraph } from '../graph/plan-graph';
import { chain, dataOf, documentOf, tanh, threeClasses, valueOf } from '../testing/graphs';
import { gather } from './batches';
import { costBreaks, gradientBreaks, notFiniteIssue, weightsBreak } from './guard';

const data = dataOf(threeClasses);
const graph = chain(['dense', { units: 4 }], tanh, ['dense', { units: 4 }], tanh);

const afterStep = (): Program => {
  const program = valueOf(compile(planGraph(graph, data.facts), data.facts, { precision: 'float32', rows: 8 }));
  program.initialise(1);
  gather(program, data.train, 0, 8);
  program.forward(8, true, 1);
  program.backward();
  return program;
};

const tensor = (program: Program, name: string) => program.tensors.find((each) => each.name === name)!;

describe('the guard', () => {
  it('lets finite numbers pass', () => {
    const program = afterStep();
    expect(costBreaks(program, 8, 1.5)).toBeNull();
    expect(gradientBreaks(program, 8, 1)).toBeNull();
    expect(weightsBreak(program)).toBeNull();
  });

  it('names the first block whose output broke, or the output when only the cost did', () => {
    const program = afterStep();
    expect(costBreaks(program, 8, Infinity)).toMatchObject({ nodeId: 'output-1' });
    // More than float32 can hold.
    expect(costBreaks(program, 8, 1e39)).toMatchObject({ what: 'cost' });
    program.buffersOf('dense-2')!.y[3] = NaN;
    program.buffersOf('activation-2')!.y[3] = NaN;
    expect(costBreaks(program, 8, NaN)).toEqual({ what: 'cost', value: NaN, nodeId: 'dense-2' });
  });

  it('names the first block on the way back whose gradient broke, and is not misled by reused buffers', () => {
    const program = afterStep();
    tensor(program, 'dense-1.b').gradient![1] = NaN;
    tensor(program, 'dense-2.W').gradient![0] = -Infinity;
    program.buffersOf('activation-2')!.y.fill(NaN);
    expect(gradientBreaks(program, 8, 1)).toMatchObject({ what: 'gradient', nodeId: 'dense-2' });
  });

  it('names the block whose weight broke', () => {
    const program = afterStep();
    tensor(program, 'dense-2.b').data[0] = Infinity;
    expect(weightsBreak(program)).toMatchObject({ what: 'weights', nodeId: 'dense-2' });
  });
});

describe('the issue', () => {
  const document = documentOf(graph, { learningRate: 0.3 });
  const at = { epoch: 4, batch: 3, nodeId: 'dense-1' };

  it('says what broke, when and where, what is kept, and what to do', () => {
    expect(notFiniteIssue({ what: 'cost', value: NaN, ...at }, 3, document)).toEqual({
      code: 'train/not-finite',
      level: 'error',
      message: 'Cost became NaN at epoch 4, batch 3, first in dense 1. Weights of epoch 3 are kept.',
      hint: 'α 0.3 is probably too large for this network and data: try a tenth of it.',
      path: 'learningRate',
      nodeId: 'dense-1',
      fixes: [{ label: 'Train with α 0.03', edit: { do: 'training', set: { learningRate: 0.03 } } }],
    });
  });

  it('offers no rate below the least one', () => {
    const least = documentOf(graph, { learningRate: 1e-6 });
    const issue = notFiniteIssue({ what: 'cost', value: Infinity, ...at }, 0, least);
    expect(issue.fixes).toBeUndefined();
    expect(issue.message).toMatch(/^Cost became infinite .* The initial weights are kept\.$/);
  });
});
