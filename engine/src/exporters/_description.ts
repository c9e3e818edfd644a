import type { Real } from '../kernels/real';
import type { Model } from '../model/model';

/** Version of the text that stands beside the tensors in an exported file. */
export const descriptionVersion = 3;

/** Words for whoever opens the file without Deepwright: how the numbers lie, and what becomes of a row. */
const layout =
  'Tensors are row-major, of the type they are stored in, named block.weight. W is [inputs, outputs]: z = x·W + b with one ' +
  'example a row. A row is encoded by pipeline.features in their order; what each puts into x follows the one before. A ' +
  'missing value becomes fill first, if that is not null. number: one number, scaled; a date as date: one number for each of ' +
  'parts, scaled (UTC; month 1 to 12, weekday 0 on Monday, elapsed is days since 1970-01-01; fill is in milliseconds since ' +
  'then). ordinal: the place of the value in categories, from 0, scaled; a value not among them is missing. category: a number ' +
  'for each of categories, 1 for the value’s own and 0 for the others. Where there is still no value, zeros. With indicator a ' +
  'number follows: 1 where the value was missing, else 0. Scalers: none x; z-score (x − mean)/deviation; min-max (x − min)/range; ' +
  'robust (x − median)/range; log (sign(x)·log(1 + |x|) − mean)/deviation. ' +
  'Targets of numbers are scaled by pipeline.targetScaling, one entry for each of pipeline.target.names: invert it to get ' +
  'predictions in the units of the data. pipeline.weight says how rows counted in training and plays no part in predictions.';

/** Everything of a model except the numbers of its tensors, as JSON: graph, pipeline and the tensors' order. */
export const describeModel = (model: Model): string =>
  JSON.stringify({
    format: 'deepwright',
    version: descriptionVersion,
    layout,
    name: model.name,
    graph: model.graph,
    pipeline: model.pipeline,
    tensors: model.tensors.map(({ name, shape }) => ({ name, shape })),
  });

/** Bytes of numbers, little-endian as on every machine Deepwright runs on; a view, not a copy. */
export const bytesOfNumbers = (data: Real): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
