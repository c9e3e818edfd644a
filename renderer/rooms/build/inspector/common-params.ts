import type { Param, Params, ParamValue, PlannedNode } from '@deepwright/engine';
import { isSame } from '../../parts/params/values';

/** Parameters that all of these blocks have in the same sense, with their common value or null where it differs. */
export const commonParams = (
  blocks: readonly PlannedNode[],
): { params: Params; values: Record<string, ParamValue | null> } => {
  const [first, ...others] = blocks;
  const params: Record<string, Param> = {};
  const values: Record<string, ParamValue | null> = {};
  for (const [name, param] of Object.entries(first?.layer.params ?? {})) {
    if (!others.every((block) => isAlike(param, block.layer.params[name]))) continue;
    params[name] = param;
    const value = first.p[name];
    values[name] = others.every((block) => isSame(block.p[name], value)) ? value : null;
  }
  return { params, values };
};

const isAlike = (a: Param, b: Param | undefined): boolean =>
  b !== undefined &&
  a.type === b.type &&
  a.label === b.label &&
  (a.type !== 'ref' || b.type !== 'ref' || a.of === b.of);
