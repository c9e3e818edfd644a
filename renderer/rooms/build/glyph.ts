import { activations, type Glyph, type PlannedNode, type RefValue } from '@deepwright/engine';

/** A block that stands for one of several concepts (an activation) shows the picture of the one chosen. */
export const glyphOf = ({ layer, p }: PlannedNode): Glyph => {
  for (const [name, param] of Object.entries(layer.params)) {
    if (param.type !== 'ref' || !param.inPalette || param.of !== 'activation') continue;
    const chosen = activations[(p[name] as RefValue).kind];
    if (chosen) return chosen.glyph;
  }
  return layer.glyph;
};
