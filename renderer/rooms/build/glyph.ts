import { conceptOf, type Glyph, type PlannedNode, type RefValue } from '@deepwright/engine';

/** A block that stands for one of several concepts (an activation) shows the picture of the one chosen. */
export const glyphOf = ({ layer, p }: PlannedNode): Glyph => {
  for (const [name, param] of Object.entries(layer.params)) {
    if (param.type !== 'ref' || !param.inPalette) continue;
    const chosen = conceptOf(param.of, (p[name] as RefValue).kind);
    if (chosen && 'glyph' in chosen) return chosen.glyph as Glyph;
  }
  return layer.glyph;
};
