import type { AnyLayer, DataFacts, LayerFacts } from '../layers/_layer';
import { conceptOf } from '../params/families';
import { formatNumber } from '../params/format-number';
import type { Param, ParamRecord, ParamValue, RefValue } from '../params/param';
import type { PlannedNode } from './plan';

type Face = PlannedNode['face'];

/** Stands in for the data while none is loaded. */
const noData: DataFacts = {
  features: 0,
  featureColumns: 0,
  trainRows: 0,
  target: { kind: 'number', names: [''] },
  classCounts: [],
};

/** The rows a layer chose for its face, or its first two parameters. */
export const faceOf = (layer: AnyLayer, facts: LayerFacts<ParamRecord>): Face =>
  layer.face?.(facts) ??
  Object.entries(layer.params)
    .slice(0, 2)
    .map(([name, param]) => [param.label, shownValue(param, facts.p[name]!)]);

/** What can be said before shapes are known: nothing of blocks whose face speaks of data or of their inputs. */
export const faceWithoutShape = (layer: AnyLayer, p: ParamRecord): Face =>
  layer.role || 'many' in layer.inputs ? [] : faceOf(layer, { p, inputs: [], data: noData, biasCancelled: false });

const shownValue = (param: Param, value: ParamValue): string => {
  if (typeof value === 'number') return 'zero' in param && param.zero && value === 0 ? param.zero : formatNumber(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (param.type === 'oneOf') return param.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (param.type === 'ref') return conceptOf(param.of, (value as RefValue).kind)?.title ?? (value as RefValue).kind;
  return `${(value as readonly unknown[]).length} rows`;
};
