import type { NamedArray } from '../exporters/_npz-arrays';
import type { ProgramTensor } from '../compile/tensors';
import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { NamedTensor } from '../model/model';
import type { Network } from './network';

/** What an exported file holds besides its tensors. */
const description = 'deepwright.json';

const shown = 8;

export const shapeText = (shape: readonly number[]): string =>
  shape.length === 0 ? 'a single number' : shape.join(' × ');

const wrong = (message: string, hint: string): Issue => ({ code: 'weights/unfit', level: 'error', message, hint });

/** The first of many names. */
const some = (names: readonly string[]): string =>
  names.length > shown ? `${names.slice(0, shown).join(', ')} and ${names.length - shown} more` : names.join(', ');

const strangers = (names: readonly string[], tensors: readonly ProgramTensor[]): Issue[] => {
  const known = tensors.map(({ name }) => name);
  const unknown = names.filter((name) => name !== description && !known.includes(name));
  if (unknown.length === 0) return [];
  return [wrong(`The network has no weights of the name ${some(unknown)}.`, `Its weights are ${some(known)}.`)];
};

const missing = (arrays: ReadonlyMap<string, NamedArray>, tensors: readonly ProgramTensor[]): Issue[] => {
  const absent = tensors.filter(({ name, role }) => role !== 'statistic' && !arrays.has(name));
  if (absent.length === 0) return [];
  const names = absent.map(({ name, shape }) => `${name} (${shapeText(shape)})`);
  return [
    wrong(`There must be an array for each weight; missing: ${some(names)}.`, 'Give every weight of the network.'),
  ];
};

const unfit = ({ name, shape }: ProgramTensor, came: NamedArray | undefined): Issue[] => {
  if (!came) return [];
  if (came.shape.join() !== shape.join()) {
    const message = `‘${name}’ must be ${shapeText(shape)}; ${shapeText(came.shape)} came.`;
    return [wrong(message, 'W has one row an input and one column a unit; vectors have one dimension.')];
  }
  if (came.data.every(Number.isFinite)) return [];
  return [wrong(`‘${name}’ holds NaN or infinite numbers.`, 'Give finite numbers.')];
};

/** Weights to start from, by their exported names; running statistics that are left out are as new. */
export const givenWeights = (
  arrays: ReadonlyMap<string, NamedArray>,
  { program: { tensors } }: Pick<Network, 'program'>,
): Result<NamedTensor[]> => {
  const issues = [
    ...strangers([...arrays.keys()], tensors),
    ...missing(arrays, tensors),
    ...tensors.flatMap((tensor) => unfit(tensor, arrays.get(tensor.name))).slice(0, shown),
  ];
  if (issues.length > 0) return fail(...issues);
  return ok(tensors.map(({ name, shape, data }) => ({ name, shape, data: arrays.get(name)?.data ?? data.slice() })));
};
