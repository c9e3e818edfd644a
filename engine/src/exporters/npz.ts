import { strToU8, zipSync, type Zippable } from 'fflate';
import { precisionOf } from '../kernels/real';
import { bytesOfNumbers, describeModel } from './_description';
import { defineExporter } from './_exporter';
import { writeNpy } from './_npy';
import { readNpz } from './_read-npz';

// The oldest date a zip can hold, as NumPy writes it: the same model gives the same bytes on any day. Without a zone it is
// local time, and zip stores local time, so it is the same in every zone too.
const date = '1980-01-01T00:00:00';

/** A zip (stored, not compressed: weights hardly shrink) of one .npy file for each tensor, and one for the description. */
export default defineExporter({
  kind: 'npz',
  title: 'NumPy archive',
  extension: 'npz',
  help: 'All tensors by name, for Python. Any NumPy opens it without Deepwright.',
  cannot: [
    'NumPy does not run the network: the formulas of its blocks are described in ‘deepwright.json’, not carried as code.',
    'The state of the optimizer is not in it: training cannot be resumed from this file.',
  ],
  readWith: "import numpy as np; w = np.load('model.npz'); w['dense-1.W']",
  read: readNpz,
  write: (model) => {
    const text = strToU8(describeModel(model));
    const files: Zippable = { 'deepwright.json.npy': writeNpy('|u1', [text.length], text) };
    for (const { name, shape, data } of model.tensors) {
      const descriptor = precisionOf(data) === 'float32' ? '<f4' : '<f8';
      files[`${name}.npy`] = writeNpy(descriptor, shape, bytesOfNumbers(data));
    }
    return zipSync(files, { level: 0, mtime: date });
  },
});
