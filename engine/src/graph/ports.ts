import type { AnyLayer } from '../layers/_layer';

/**
 * Names of a layer's input ports. A layer that takes many (x1, x2 …) shows as many as are connected, at least its
 * minimum, and while it may take more, one free.
 */
export const portsOf = (layer: AnyLayer, connected: number): readonly string[] => {
  if (!('many' in layer.inputs)) return layer.inputs;
  const { many, min, max } = layer.inputs;
  const count = Math.min(max, Math.max(min, connected >= min ? connected + 1 : min));
  return Array.from({ length: count }, (_, i) => `${many}${i + 1}`);
};

/** True when a layer can have an input port of that name. */
export const hasPort = (layer: AnyLayer, port: string): boolean => {
  if (!('many' in layer.inputs)) return layer.inputs.includes(port);
  const { many, max } = layer.inputs;
  return Array.from({ length: max }, (_, i) => `${many}${i + 1}`).includes(port);
};
