import { factsOf, planGraph, type Model, type WeightRole } from '@deepwright/engine';

export interface TensorRow {
  name: string;
  shape: string;
  role: string;
  least: number;
  largest: number;
}

const roles: Readonly<Record<WeightRole, string>> = {
  weight: 'weight',
  bias: 'bias',
  scale: 'scale or shift',
  statistic: 'running statistic',
};

/** Every tensor of a model: what it is, how large, and between which values. */
export const tensorRows = (model: Model): TensorRow[] => {
  const weights = planGraph(model.graph, factsOf(model.pipeline)).nodes.flatMap(({ node, weights }) =>
    weights.map(({ name, role }) => [`${node.id}.${name}`, role] as const),
  );
  const roleOf = new Map<string, WeightRole>(weights);
  return model.tensors.map(({ name, shape, data }) => {
    const role = roleOf.get(name);
    const { least, largest } = range(data);
    return { name, shape: shape.join(' × '), role: role ? roles[role] : '', least, largest };
  });
};

const range = (values: Model['tensors'][number]['data']): { least: number; largest: number } => {
  let least = Infinity;
  let largest = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return { least, largest };
};
