import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Real } from '../kernels/real';
import type { Model } from '../model/model';
import { describeModel } from './_description';
import { readDescription } from './_read-description';
import { readNpz } from './_read-npz';
import { readSafetensors } from './_read-safetensors';
import { exporters } from './_registry';
import npz from './npz';
import safetensors from './safetensors';

/** Numbers whose bits are easily lost: signed zero, subnormal, the largest float32, NaN with a payload. */
const odd = new Float32Array(new Uint32Array([0x80000000, 1, 0x7f7fffff, 0x3dcccccd, 0x7fc00001, 0xff800000]).buffer);

const model: Model = {
  name: 'penguins, „Ärmel“',
  graph: {
    nodes: [
      { id: 'input-1', kind: 'input', name: 'Input', x: 40, y: 72, params: {} },
      { id: 'dense-1', kind: 'dense', name: 'Dense 1', x: 256, y: 72, params: { units: 3 } },
    ],
    edges: [{ id: 'input-1>dense-1.x', from: 'input-1', to: 'dense-1', port: 'x' }],
  },
  pipeline: {
    features: [
      {
        column: 'größe',
        type: 'number',
        scaler: 'z-score',
        stats: { mean: 2.5, deviation: 1.25 },
        fill: null,
        indicator: false,
      },
      { column: 'island', type: 'category', categories: ['Biscoe', 'Dream'], fill: 'Dream', indicator: false },
    ],
    target: { kind: 'category', name: 'species', classes: ['a', 'b', 'c'] },
    targetScaling: [],
    weight: null,
  },
  tensors: [
    { name: 'dense-1.W', shape: [2, 3], data: odd },
    { name: 'dense-1.b', shape: [3], data: new Float32Array([1, 2, 3]) },
    { name: 'batch-norm-1.runningMean', shape: [1], data: new Float32Array([0.1]) },
  ],
};

const bits = (data: Real): string => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('hex');
const bitsOf = ({ tensors }: Pick<Model, 'tensors'>) =>
  tensors.map(({ name, shape, data }) => [name, shape, bits(data)]);

/** The stored files of a zip, by walking its local headers (PKWARE APPNOTE 4.3.7). */
const storedFiles = (zip: Uint8Array): Map<string, Buffer> => {
  const bytes = Buffer.from(zip);
  const files = new Map<string, Buffer>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    expect(bytes.readUInt16LE(at + 8), 'stored').toBe(0);
    const [size, nameLength, extra] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const start = at + 30 + nameLength + extra;
    files.set(bytes.toString('utf8', at + 30, at + 30 + nameLength), bytes.subarray(start, start + size));
    at = start + size;
  }
  return files;
};

describe('npz', () => {
  it('holds each tensor as a version 1.0 .npy file with the same bits', () => {
    const files = storedFiles(npz.write(model));
    expect([...files.keys()]).toEqual(['deepwright.json.npy', ...model.tensors.map(({ name }) => `${name}.npy`)]);
    const file = files.get('dense-1.W.npy')!;
    expect(file.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00');
    const start = 10 + file.readUInt16LE(8);
    expect(start % 64).toBe(0);
    expect(file.toString('latin1', 10, start)).toMatch(
      /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 3\), \} *\n$/,
    );
    expect(file.subarray(start).toString('hex')).toBe(bits(odd));
  });

  it('writes a one-dimensional shape as the tuple Python reads', () => {
    expect(storedFiles(npz.write(model)).get('dense-1.b.npy')!.toString('latin1')).toContain("'shape': (3,)");
  });

  it('gives the same bytes in every time zone', () => {
    const zone = process.env['TZ'];
    const hex = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'].map((each) => {
      process.env['TZ'] = each;
      return Buffer.from(npz.write(model)).toString('hex');
    });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(hex).size).toBe(1);
  });

  it('is read back whole, with graph, pipeline and every bit', () => {
    const read = readNpz(npz.write(model));
    if (!read.ok) throw new Error(read.issues[0]!.message);
    expect({ ...read.value, tensors: [] }).toEqual({ ...model, tensors: [] });
    expect(bitsOf(read.value)).toEqual(bitsOf(model));
  });
});

describe('safetensors', () => {
  const bytes = Buffer.from(safetensors.write(model));
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<
    string,
    { dtype: string; shape: number[]; data_offsets: [number, number] } & Record<string, string>
  >;

  it('has a header of JSON, padded so that numbers start at a multiple of 8', () => {
    expect((8 + length) % 8).toBe(0);
    expect(header['__metadata__']!['format']).toBe('deepwright');
    expect(Object.values(header['__metadata__']!).every((value) => typeof value === 'string')).toBe(true);
    expect(JSON.parse(header['__metadata__']!['deepwright']!)).toMatchObject({
      name: model.name,
      pipeline: model.pipeline,
    });
  });

  it('lays the tensors out without a gap, to the end of the file, with the same bits', () => {
    let end = 0;
    for (const { name, shape, data } of model.tensors) {
      const entry = header[name]!;
      expect(entry).toEqual({ dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] });
      end += data.byteLength;
      const [from, to] = entry.data_offsets;
      expect(bytes.subarray(8 + length + from, 8 + length + to).toString('hex')).toBe(bits(data));
    }
    expect(bytes.length).toBe(8 + length + end);
  });

  it('is read back whole, also from bytes that are not aligned', () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const read = readSafetensors(shifted.subarray(3));
    if (!read.ok) throw new Error(read.issues[0]!.message);
    expect({ ...read.value, tensors: [] }).toEqual({ ...model, tensors: [] });
    expect(bitsOf(read.value)).toEqual(bitsOf(model));
  });
});

/** The same model after a run in float64, of two targets of numbers, with every kind of coding. */
const exact: Model = {
  ...model,
  pipeline: {
    features: [
      ...model.pipeline.features,
      {
        column: 'grade',
        type: 'ordinal',
        categories: ['A', 'B', 'C'],
        scaler: 'min-max',
        stats: { min: 0, range: 2 },
        fill: 'B',
        indicator: true,
      },
      {
        column: 'sold',
        type: 'date',
        parts: [
          { part: 'month', scaler: 'robust', stats: { median: 6, range: 4 } },
          { part: 'elapsed', scaler: 'log', stats: { mean: 9, deviation: 0.5 } },
        ],
        fill: -86_400_000,
        indicator: false,
      },
    ],
    weight: { column: 'w', mean: 1.75 },
    target: { kind: 'number', names: ['price', 'größe'] },
    targetScaling: [
      { scaler: 'z-score', stats: { mean: 4.5, deviation: 2 } },
      { scaler: 'none', stats: {} },
    ],
  },
  tensors: [
    { name: 'dense-1.W', shape: [2, 3], data: Float64Array.of(1 / 3, -0, 5e-324, NaN, -Infinity, 0.1) },
    { name: 'dense-1.b', shape: [3], data: Float64Array.of(1, 2, 3) },
  ],
};

describe.each([npz, safetensors])('$kind of a float64 model', ({ write, read }) => {
  it('keeps every bit, and the scaling of every target', () => {
    const back = read(write(exact));
    if (!back.ok) throw new Error(back.issues[0]!.message);
    expect({ ...back.value, tensors: [] }).toEqual({ ...exact, tensors: [] });
    expect(bitsOf(back.value)).toEqual(bitsOf(exact));
  });
});

describe('descriptions of older versions', () => {
  const of = (version: number, pipeline: object) =>
    readDescription(JSON.stringify({ ...JSON.parse(describeModel(model)), version, pipeline })).model.pipeline;
  const { target } = model.pipeline;
  const scaling = { scaler: 'z-score', stats: { mean: 4.5, deviation: 2 } };
  // As they were written then: nothing was said of marks for gaps.
  const features = [
    { column: 'größe', type: 'number', scaler: 'z-score', stats: { mean: 2.5, deviation: 1.25 }, fill: null },
    { column: 'island', type: 'category', categories: ['Biscoe', 'Dream'], fill: 'Dream' },
  ];

  it('are read: 2 knew neither marks for gaps nor weights', () => {
    expect(of(2, { features, target, targetScaling: [] })).toEqual(model.pipeline);
  });

  it('are read: 1 knew one target', () => {
    expect(of(1, { features, target, targetScaling: null })).toEqual(model.pipeline);
    expect(of(1, { features, target: { kind: 'number', name: 'price' }, targetScaling: scaling })).toEqual({
      ...model.pipeline,
      target: { kind: 'number', names: ['price'] },
      targetScaling: [scaling],
    });
  });
});

const formats = Object.values(exporters).map((format) => [format.kind, format.write(model), format.read] as const);

describe.each(formats)('reading a %s file', (_, whole, read) => {
  it('gives the model back, to the bit', () => {
    const back = read(whole);
    if (!back.ok) throw new Error(back.issues[0]!.message);
    expect({ ...back.value, tensors: [] }).toEqual({ ...model, tensors: [] });
    expect(bitsOf(back.value)).toEqual(bitsOf(model));
  });

  it.each([0, 4, 9, 100, whole.length - 5])('gives an issue when it ends at byte %i', (end) => {
    const cut = read(whole.subarray(0, end));
    expect(cut.ok).toBe(false);
    if (!cut.ok) expect(cut.issues[0]!.code).toBe('export/unreadable');
  });

  it('gives an issue for bytes of something else', () => {
    expect(read(new TextEncoder().encode('a;b;c\n1;2;3\n'.repeat(20))).ok).toBe(false);
  });
});

const hasNumpy = (() => {
  try {
    execFileSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.runIf(hasNumpy)('NumPy itself', () => {
  it.each([
    ['float32', model],
    ['float64', exact],
  ] as const)('opens the npz file and finds the same %s numbers and the description', (type, written) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'npz-'));
    try {
      const file = path.join(folder, 'model.npz');
      writeFileSync(file, npz.write(written));
      const script =
        'import json, sys, numpy as np; z = np.load(sys.argv[1]); ' +
        'print(json.dumps([{n: [list(z[n].shape), str(z[n].dtype), z[n].tobytes().hex()] for n in z.files if "json" not in n}, json.loads(bytes(z["deepwright.json"]))["name"]]))';
      const [tensors, name] = JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })) as [
        object,
        string,
      ];
      expect(tensors).toEqual(Object.fromEntries(written.tensors.map((t) => [t.name, [t.shape, type, bits(t.data)]])));
      expect(name).toBe(written.name);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
