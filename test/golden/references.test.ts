import { expect, it } from 'vitest';
import { compile } from '../../engine/src/compile/compile';
import { planGraph } from '../../engine/src/graph/plan-graph';
import { valueOf } from '../../engine/src/testing/graphs';
import {
  dataOfProblem,
  documentOfProblem,
  drawsOf,
  expectClose,
  expectTensors,
  initialOf,
  readCases,
} from './references/read';

/** One pass forward and back in float64 against PyTorch's: ŷ, J, every gradient, and where running statistics went. */

const most = 1e-9;

it.each(readCases('gradients'))('%s: ŷ, J and gradients are those of PyTorch', (_, problem, each) => {
  const { cost, prediction, gradients, tensors } = each.expected;
  const rows = problem.x.length;
  const { facts } = dataOfProblem(problem, 'float64');
  const plan = planGraph(documentOfProblem(problem).graph, facts);
  const program = valueOf(compile(plan, facts, { precision: 'float64', rows }));
  expect(program.load(initialOf(problem, 'float64'))).toEqual([]);
  program.draws = drawsOf(each);
  program.x.set(problem.x.flat());
  program.target.set(problem.y.flat());

  program.forward(rows, true, 1);
  expectClose(program.yHat, prediction.flat(), most, 'ŷ');
  expectClose([program.lossTotal() / rows], cost, most, 'J');
  program.backward();
  const trained = program.tensors.flatMap(({ name, gradient }) => (gradient ? [{ name, data: gradient }] : []));
  expectTensors(trained, gradients!, most);
  const statistics = program.tensors.filter(({ gradient }) => !gradient);
  expectTensors(statistics, tensors, most);
});
