import type { AnyLayer } from '../layers/_layer';
import { layers } from '../layers/_registry';

/** A layer by its kind; undefined when this version has none of that name. */
export const layerOf = (kind: string): AnyLayer | undefined =>
  Object.hasOwn(layers, kind) ? (layers as Readonly<Record<string, AnyLayer>>)[kind] : undefined;
