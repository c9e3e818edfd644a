import type { NamedArray } from '../exporters/_npz-arrays';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import { widthOf } from '../layers/_width';
import type { DrawsByName } from '../train/given-draws';
import { batchRowsOf, stepsPerEpoch } from '../train/settings';
import { shapeText } from './given-weights';
import type { Network } from './network';

const wrong = (message: string, hint: string): Issue => ({ code: 'masks/unfit', level: 'error', message, hint });

/** Rows of the mini-batch of a step, from 1: the last one of an epoch may be short. */
const rowsOfStep = ({ document, data }: Network, step: number): number => {
  const { rows } = data.seen;
  const { batchSize } = document.training;
  const full = batchRowsOf(batchSize, rows);
  return Math.min(full, rows - ((step - 1) % stepsPerEpoch(batchSize, rows)) * full);
};

const unfit = (network: Network, name: string, { shape, data }: NamedArray): Issue[] => {
  const [, id = name, step = '0'] = /^(.*)\.([1-9]\d*)$/.exec(name) ?? [];
  const planned = network.plan.byId.get(id);
  if (!planned?.layer.stochastic || !planned.shape || step === '0') {
    const random = network.plan.nodes.filter(({ layer }) => layer.stochastic).map(({ node }) => node.id);
    const known = random.length > 0 ? `Its random blocks are ${random.join(', ')}.` : 'It has no random block.';
    return [wrong(`‘${name}’ is no random block of the network, a dot and a step from 1.`, known)];
  }
  const expected = [rowsOfStep(network, Number(step)), widthOf(planned.shape)];
  if (shape.join() !== expected.join()) {
    const hint = 'Give one row for each row of that mini-batch and one column for each unit.';
    return [wrong(`‘${name}’ must be ${shapeText(expected)}; ${shapeText(shape)} came.`, hint)];
  }
  // A mask that is already divided by the keep probability would be divided twice.
  if (planned.layer.kind === 'dropout' && !data.every((value) => value === 0 || value === 1))
    return [
      wrong(`‘${name}’ must hold 0 and 1 only.`, '1 keeps a unit; dividing by the keep probability is done here.'),
    ];
  return data.every(Number.isFinite) ? [] : [wrong(`‘${name}’ holds NaN or infinite numbers.`, 'Give finite numbers.')];
};

/** Dropout masks and noise to use instead of drawing them; whether any is missing is seen when the run starts. */
export const givenMasks = (arrays: ReadonlyMap<string, NamedArray>, network: Network): Result<DrawsByName> => {
  const issues = [...arrays].flatMap(([name, array]) => unfit(network, name, array));
  if (issues.length > 0) return fail(...issues.slice(0, 5));
  return ok(Object.fromEntries([...arrays].map(([name, { data }]) => [name, data])));
};
