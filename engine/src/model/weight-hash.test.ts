import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { weightHash } from './weight-hash';

const tensor = (name: string, shape: number[], values: number[]) => ({ name, shape, data: Float32Array.from(values) });

describe('weightHash', () => {
  it('is SHA-256 over names, shapes and float32 bytes', () => {
    const bytes = Buffer.alloc(8);
    bytes.writeFloatLE(1.5, 0);
    bytes.writeFloatLE(-2, 4);
    const expected = createHash('sha256').update('dense-1.W 1x2\n').update(bytes).digest('hex');
    expect(weightHash([tensor('dense-1.W', [1, 2], [1.5, -2])])).toBe(expected);
  });

  it('is over float64 bytes where the tensors are', () => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(1 / 3, 0);
    const expected = createHash('sha256').update('dense-1.b 1\n').update(bytes).digest('hex');
    expect(weightHash([{ name: 'dense-1.b', shape: [1], data: Float64Array.of(1 / 3) }])).toBe(expected);
  });

  it('changes with a name, a shape, a value and the order', () => {
    const a = tensor('a', [2], [1, 2]);
    const b = tensor('b', [2], [3, 4]);
    const hashes = [
      weightHash([a, b]),
      weightHash([b, a]),
      weightHash([{ ...a, name: 'c' }, b]),
      weightHash([{ ...a, shape: [1, 2] }, b]),
      weightHash([tensor('a', [2], [1, 2.0000002]), b]),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('reads a view, not the buffer behind it', () => {
    const whole = Float32Array.of(9, 1, 2, 9);
    expect(weightHash([{ name: 'a', shape: [2], data: whole.subarray(1, 3) }])).toBe(
      weightHash([tensor('a', [2], [1, 2])]),
    );
  });
});
