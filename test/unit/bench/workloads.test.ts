import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { names, rowsOf, sums, weightsOf, workloads } from '../../bench/train/workloads';

const sumOf = (array: Float32Array | Int32Array): string =>
  createHash('sha256')
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest('hex');

/** The large arrays are checked by the bench itself, whenever it writes them. */
describe('the workloads of the bench', () => {
  it('have the rows of iris, to the byte', () => {
    const { x, y } = rowsOf('W1', readFileSync('resources/samples/iris.csv', 'utf8'));
    expect(sumOf(x)).toBe(sums['W1.x.f32']);
    expect(sumOf(y)).toBe(sums['W1.y.i32']);
  });

  it.each(names)('%s starts from the weights all peers start from, to the byte', (name) => {
    const weights = weightsOf(name);
    expect(weights.map(({ length }) => length)).toEqual(
      workloads[name].layers.slice(1).map((outputs, l) => outputs * workloads[name].layers[l]!),
    );
    weights.forEach((w, l) => expect(sumOf(w)).toBe(sums[`${name}.w${l + 1}.f32`]));
  });
});
