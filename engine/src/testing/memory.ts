import type { Backend, Kernels } from '../kernels/kernels';
import { bytesOf, view, type Precision, type Real } from '../kernels/real';

/** Memory that a backend's kernels reach. */
export interface Memory {
  kernels: Kernels;
  /** Zeros, in a place of their own. */
  take: (precision: Precision, length: number) => Real;
  /** A copy of these numbers. */
  copy: (precision: Precision, values: ArrayLike<number>) => Real;
}

const chunk = 2 ** 20;
const alignment = 64;
const opened = new Map<Backend, Memory>();

const open = (backend: Backend): Memory => {
  const workspace = backend.open(chunk);
  if (!workspace) throw new Error(`memory: ${backend.name} has none`);
  let room = { buffer: workspace.buffer, byteOffset: workspace.byteOffset, left: chunk };
  const take = (precision: Precision, length: number): Real => {
    const bytes = Math.ceil((length * bytesOf(precision)) / alignment) * alignment;
    if (bytes > room.left) {
      const left = Math.max(chunk, bytes);
      const more = workspace.extend(left);
      if (!more) throw new Error(`memory: ${backend.name} has no ${left} bytes more`);
      room = { ...more, left };
    }
    const taken = view(precision, room.buffer, room.byteOffset, length);
    room = { ...room, byteOffset: room.byteOffset + bytes, left: room.left - bytes };
    return taken;
  };
  const copy = (precision: Precision, values: ArrayLike<number>): Real => {
    const taken = take(precision, values.length);
    taken.set(values);
    return taken;
  };
  return { kernels: workspace.kernels, take, copy };
};

/** One workspace a backend for all tests of a file: kernels reach only what lies in it, and to open one takes a while. */
export const memoryOf = (backend: Backend): Memory => {
  const memory = opened.get(backend) ?? open(backend);
  opened.set(backend, memory);
  return memory;
};
