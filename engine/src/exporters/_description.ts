import type { Real } from '../kernels/real';
import type { Model } from '../model/model';

/** Version of the text that stands beside the tensors in an exported file. */
export const descriptionVersion = 2;

/** Words for whoever opens the file without Deepwright: how the numbers lie, and what becomes of a row. */
const layout =
  'Tensors are row-major, of the type they are stored in, named block.weight. W is [inputs, outputs]: z = x·W + b with one ' +
  'example a row. A row is encoded by pipeline.features in their order: number columns by their scaler, categories one-hot. ' +
  'Targets of numbers are scaled by pipeline.targetScaling, one entry for each of pipeline.target.names: invert it to get ' +
  'predictions in the units of the data.';

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
