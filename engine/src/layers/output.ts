import { sumRows } from '../kernels/formulas';
import { list, oneOf, ref } from '../params/param';
import { namesText, targetNames } from '../pipeline/target';
import { defineLayer, type LayerFacts, type Target } from './_layer';
import { classWeightProblem } from './_class-weights';
import { activationByKind, lossByKind, lossOf } from './_output-loss';
import { penaltyOf, penaltyParams } from './_penalty';
import { widthOf } from './_width';

/** Outputs that the chosen loss wants for the target, or 0 when it cannot fit it (`shape` says why). */
const outputs = ({ p, data }: { p: { loss: { kind: string } } } & Pick<LayerFacts<unknown>, 'data'>): number =>
  lossOf(p.loss, data.target)?.outputs(data.target) ?? 0;

const described = (target: Target): string =>
  target.kind === 'number'
    ? 'a column of numbers'
    : `a column of ${target.classes.length} ${target.classes.length === 1 ? 'class' : 'classes'}`;

/**
 * A dense layer to the width of the target, then the activation that belongs to the loss: z = x·W + b, ŷ = g(z).
 * x: [rows, in], W: [in, outputs], b: [outputs], y = ŷ: [rows, outputs]. z is saved, for the loss to start from.
 */
export default defineLayer({
  kind: 'output',
  title: 'Output',
  group: 'Core',
  formula: String.raw`\hat y = g(x\,W + b)`,
  help: 'One number for each class, or for each target column of numbers, and the cost to bring down. Its width and its activation follow from the target.',
  glyph: { stroke: 'M3 13V9M6.3 13V3M9.7 13v-2.5M13 13V7' },
  params: {
    loss: ref('loss', {
      label: 'Loss',
      help: 'What is small when the prediction is right. Automatic takes the one that fits the target.',
      default: 'auto',
      auto: true,
    }),
    init: ref('initializer', {
      label: 'Initialise',
      help: 'Where the weights start. Xavier keeps the first predictions modest.',
      default: 'xavier',
    }),
    classWeights: oneOf({
      label: 'Class weights',
      help: 'Lets rare classes count for more in the cost. Accuracy and the other metrics stay unweighted.',
      choices: [
        { value: 'none', label: 'none' },
        { value: 'balanced', label: 'balanced' },
        { value: 'given', label: 'as given' },
      ],
      default: 'none',
    }),
    weightTable: list({
      label: 'Weight of each class',
      help: 'Rows of a class, counted from 0 in the order of the target, and what its loss is multiplied by. Classes left out count once.',
      when: ['classWeights', 'given'],
      columns: ['class', 'weight'],
      min: [0, 0],
      default: [],
    }),
    ...penaltyParams,
  },
  inputs: ['x'],
  hasOutput: false,
  role: 'output',
  face: (facts) => {
    const { target } = facts.data;
    const loss = lossOf(facts.p.loss, target);
    const count = target.kind === 'category' ? target.classes.length : outputs(facts);
    const unit = target.kind === 'category' ? 'classes' : count === 1 ? 'value' : 'values';
    return [
      [loss ? activationByKind(loss.activation).title : '?', `${count} ${unit}`],
      ['Loss', loss ? loss.title.replace(/^.*cross-entropy$/i, 'cross-ent.').toLowerCase() : '?'],
    ];
  },
  shape: (facts) => {
    const { target } = facts.data;
    const loss = lossOf(facts.p.loss, target);
    const problem = classWeightProblem(facts.p, target);
    if (problem) return { problem };
    if (loss && outputs(facts) > 0) return [outputs(facts)];
    const named = loss ? `${loss.title} needs ${loss.needs}` : 'Output needs a loss that fits the target';
    return { problem: `${named}; ‘${namesText(targetNames(target))}’ is ${described(target)}.` };
  },
  weights: (facts) => [
    {
      name: 'W',
      shape: [widthOf(facts.inputs[0]!), outputs(facts)],
      role: 'weight',
      init: facts.p.init,
      penalty: penaltyOf(facts.p),
    },
    { name: 'b', shape: [outputs(facts)], role: 'bias', init: { kind: 'zeros' } },
  ],
  saves: (facts) => [
    { name: 'z', perRow: outputs(facts) },
    { name: 'dz', perRow: outputs(facts) },
  ],
  forward: ({ p, k, x, y, w, saved, rows, inputs, width }) => {
    const z = saved['z']!;
    k.matmul(x[0]!, w['W']!, z, rows, inputs[0]!, width, w['b']!);
    activationByKind(lossByKind(p.loss.kind).activation).forward(k, z, y, rows, width, {});
  },
  backward: ({ p, k, x, y, dx, dy, w, dw, saved, fused, rows, inputs, width }) => {
    // Fused: the loss has put ∂J/∂z itself into dy, which is shorter and more exact than by way of ŷ.
    let dz = dy;
    if (!fused) {
      dz = saved['dz']!;
      activationByKind(lossByKind(p.loss.kind).activation).backward(k, saved['z']!, y, dy, dz, rows, width, {});
    }
    k.matmulTransposedA(x[0]!, dz, dw['W']!, rows, inputs[0]!, width);
    k.each(sumRows, rows, width, dz, dw['b']!);
    if (dx[0]) k.matmulTransposedB(dz, w['W']!, dx[0], rows, width, inputs[0]!);
  },
  samples: [
    { inputs: [[4]], target: { kind: 'category', name: 'species', classes: ['a', 'b', 'c'] } },
    { inputs: [[3]], target: { kind: 'category', name: 'sold', classes: ['no', 'yes'] } },
    { inputs: [[2]], target: { kind: 'number', names: ['price'] } },
    { inputs: [[3]], target: { kind: 'number', names: ['width', 'height'] } },
  ],
});
