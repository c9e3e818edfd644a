import { compile } from '../compile/compile';
import type { Program } from '../compile/program';
import { planGraph } from '../graph/plan-graph';
import { fail, ok, type Result } from '../issues/issue';
import type { Backend } from '../kernels/kernels';
import { allocate, precisionOf, type Precision, type Real } from '../kernels/real';
import type { DataFacts } from '../layers/_layer';
import { widthOfFeatures } from '../pipeline/codings';
import type { Pipeline } from '../pipeline/pipeline';
import { targetUnits } from '../pipeline/target';
import type { Model } from './model';

/** Rows at a time; a row's prediction does not depend on it. */
const blockRows = 1024;

/** What a model's network needs to know about its data. How many rows it was trained on is not among it. */
export const factsOf = ({ features, target }: Pipeline): DataFacts => ({
  features: widthOfFeatures({ features }),
  featureColumns: features.length,
  trainRows: 0,
  target,
  classCounts: [],
});

/** What a model computes in: float64 when its tensors are. */
export const precisionOfModel = ({ tensors }: Pick<Model, 'tensors'>): Precision =>
  tensors.some(({ data }) => precisionOf(data) === 'float64') ? 'float64' : 'float32';

export interface PredictingOptions {
  /** Of the train rows, where the cost needs them. */
  facts?: DataFacts;
  backend?: Backend | undefined;
}

/** A model's network, ready to predict up to `rows` rows at a time. */
export const programOf = (model: Model, rows: number, options: PredictingOptions = {}): Result<Program> => {
  const { facts = factsOf(model.pipeline), backend } = options;
  const plan = planGraph(model.graph, facts);
  const compiled = compile(plan, facts, { precision: precisionOfModel(model), rows, inference: true, backend });
  if (!compiled.ok) return compiled;
  const unfit = compiled.value.load(model.tensors);
  if (unfit.length === 0) return compiled;
  return fail({
    code: 'model/weights',
    level: 'error',
    message: `Every weight of the network must come with the model; ${unfit.join(', ')} missing or of another size.`,
    hint: 'The model was changed after training: train it again, or export it anew.',
  });
};

/**
 * Predictions [rows, outputs] in the target's own units, for encoded rows x [rows, features]; running statistics, no
 * dropout. They are of the model's own precision.
 */
export const predict = (model: Model, x: Real, rows: number, backend?: Backend): Result<Real> => {
  const made = programOf(model, Math.min(blockRows, Math.max(1, rows)), { backend });
  if (!made.ok) return made;
  const program = made.value;
  const { features, outputs } = program;
  const { invert } = targetUnits(model.pipeline);
  const yHat = allocate(program.precision, rows * outputs);
  for (let start = 0; start < rows; start += program.rows) {
    const block = Math.min(program.rows, rows - start);
    program.x.set(x.subarray(start * features, (start + block) * features));
    program.forward(block, false);
    invert(program.yHat, yHat.subarray(start * outputs, (start + block) * outputs), block * outputs);
  }
  return ok(yHat);
};
