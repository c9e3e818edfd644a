import { strFromU8 } from 'fflate';
import { fail, ok, type Result } from '../issues/issue';
import type { Model } from '../model/model';
import { arraysOf } from './_npz-arrays';
import { readDescription, unreadable } from './_read-description';

/** The model in an .npz file, as the proof of an export reads it back. Tensors come in the order of the description. */
export const readNpz = (bytes: Uint8Array): Result<Model> => {
  try {
    const arrays = arraysOf(bytes);
    const text = arrays.get('deepwright.json');
    if (!text) throw new Error('no description');
    const { model, order } = readDescription(strFromU8(Uint8Array.from(text.data)));
    const tensors = order.map((name) => {
      const array = arrays.get(name);
      if (!array) throw new Error(`no tensor ${name}`);
      return { name, ...array };
    });
    return ok({ ...model, tensors });
  } catch (error) {
    return fail(unreadable('NumPy archive', error));
  }
};
