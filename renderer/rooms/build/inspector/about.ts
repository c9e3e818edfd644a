import { conceptOf, type PlannedNode, type RefValue } from '@deepwright/engine';

/** What a block does, by formula and in words: of the concept chosen where the block stands for several (an activation). */
export const aboutBlock = ({ layer, p }: PlannedNode): { title: string; formula: string; help: string } => {
  for (const [name, param] of Object.entries(layer.params)) {
    const chosen =
      param.type === 'ref' && param.inPalette ? conceptOf(param.of, (p[name] as RefValue).kind) : undefined;
    if (chosen) return chosen;
  }
  return layer;
};
