import type { CheckedEntry, CheckedTensor, GradientCheckResult, Graph, Verdict } from '@deepwright/engine';
import type { ColourToken } from '../../charts/spec';
import type { IconName } from '../../ui/icons';

/** What a verdict looks like: never by colour alone. */
export const verdicts: Readonly<
  Record<Verdict, { word: string; sentence: string; icon: IconName; colour: ColourToken; level: 'ok' | 'warn' | 'err' }>
> = {
  good: { word: 'Good', sentence: 'backprop and cost agree', icon: 'ok', colour: '--ok', level: 'ok' },
  look: {
    word: 'Look closer',
    sentence: 'backprop and cost nearly agree',
    icon: 'warn',
    colour: '--warn',
    level: 'warn',
  },
  wrong: { word: 'Wrong', sentence: 'backprop and cost disagree', icon: 'err', colour: '--err', level: 'err' },
};

/** 3.1e-2, with a true minus in front: how gradients and their errors are compared. */
export const exponent = (value: number, decimals: number): string => {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : '∞';
  return value.toExponential(decimals).replace('e+', 'e').replace(/^-/, '−');
};

/** A ratio in two digits: 3.1e-2, but 0.35 and 1.0, which nobody writes with an exponent. */
export const ratioText = (ratio: number): string =>
  ratio >= 0.1 && ratio < 100 ? ratio.toPrecision(2) : exponent(ratio, 1);

/** 1e-7, 2.5e-7: as few digits as it has. */
export const power = (value: number): string => value.toExponential().replace('e+', 'e');

const greek: Readonly<Record<string, string>> = { gamma: 'γ', beta: 'β' };
export const weightName = (name: string): string => greek[name] ?? name;

export type BlockName = (nodeId: string) => string;

/** Names of blocks by id; the id itself for a block that is gone. */
export const blockNames = (graph: Graph | null): BlockName => {
  const names = new Map(graph?.nodes.map((node) => [node.id, node.name]));
  return (nodeId) => names.get(nodeId) ?? nodeId;
};

export const shapeText = (shape: readonly number[]): string => shape.join(' × ');

/** "W[11,1]". */
export const entryText = (entry: Pick<CheckedEntry, 'name' | 'subscripts'>): string =>
  `${weightName(entry.name)}[${entry.subscripts.join(',')}]`;

export const sameTensor = (a: { nodeId: string; name: string }, b: { nodeId: string; name: string }): boolean =>
  a.nodeId === b.nodeId && a.name === b.name;

/** The tensor with the largest ratio: the first place to look. */
export const worstTensor = (result: GradientCheckResult): CheckedTensor | null =>
  result.tensors.reduce<CheckedTensor | null>(
    (worst, tensor) => ((tensor.ratio ?? -1) > (worst?.ratio ?? -1) ? tensor : worst),
    null,
  );

/**
 * At the bottom of a valley every gradient is smaller than what the rounding of J hides: then the ratio is one of
 * rounding to rounding, and says nothing.
 */
export const tooSmallToJudge = (result: GradientCheckResult): boolean =>
  result.worst.length === 0 && result.kinks.length === 0 && result.verdict !== 'good';

/** What the error over ε says: rounding falls and rises again, a wrong formula stays. */
export const curveText = (errors: readonly number[]): string => {
  const least = Math.min(...errors);
  if (least < 1e-6) return `It falls to ${exponent(least, 1)}: what is left is rounding, not the formula.`;
  return `It stays above ${exponent(least, 1)} at every ε: that is not rounding.`;
};
