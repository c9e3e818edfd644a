import { describe, expect, it } from 'vitest';
import { jsBackend } from '../../engine/src/kernels/js';
import type { Backend } from '../../engine/src/kernels/kernels';
import type { Real } from '../../engine/src/kernels/real';
import type { AnyLayer, LayerSample } from '../../engine/src/layers/_layer';
import { layers } from '../../engine/src/layers/_registry';
import {
  benchOf,
  canary,
  overwritten,
  scalar,
  snapshot,
  type Bench,
  type BenchOptions,
} from '../../engine/src/testing/layer-bench';
import { backends, expectSame } from './support/backends';

/**
 * Every promise of `layers/_layer.ts`, for every layer and each of its samples: gradients in float64, the rest in float32
 * on every backend. A new layer needs no line here.
 */

const rows = 5;
const epsilon = 1e-5;

interface Case {
  layer: AnyLayer;
  sample: LayerSample;
  biasCancelled: boolean;
  name: string;
}

const cases = Object.entries(layers as Readonly<Record<string, AnyLayer>>).flatMap(([kind, layer]) =>
  layer.samples.flatMap((sample, i) =>
    [false, true].map((biasCancelled): Case => ({
      layer,
      sample,
      biasCancelled,
      name: `${kind}, sample ${i + 1}${biasCancelled ? ', bias cancelled' : ''}`,
    })),
  ),
);

const f64 = (biasCancelled: boolean): BenchOptions => ({ precision: 'float64', capacity: rows, biasCancelled });

/** Central differences of the bench's scalar with respect to every number of a buffer. */
const numericGradient = (bench: Bench, values: Real, n: number, training: boolean): number[] =>
  Array.from({ length: n }, (_, i) => {
    const kept = values[i]!;
    const at = (value: number): number => {
      values[i] = value;
      bench.forward(rows, training);
      return scalar(bench, rows);
    };
    const slope = (at(kept + epsilon) - at(kept - epsilon)) / (2 * epsilon);
    values[i] = kept;
    return slope;
  });

const expectClose = (analytic: Real, numeric: readonly number[], what: string): void => {
  numeric.forEach((expected, i) => {
    const tolerance = 1e-6 * Math.max(1, Math.abs(expected));
    expect(Math.abs(analytic[i]! - expected), `${what}[${i}]: ${analytic[i]} against ${expected}`).toBeLessThan(
      tolerance,
    );
  });
};

const trainedNames = ({ weights }: Bench): string[] =>
  weights.filter(({ role }) => role !== 'statistic').map(({ name }) => name);

const used = (bench: Bench, name: string): Real => {
  const { guarded, used: count } = bench.buffers.find((buffer) => buffer.name === name)!;
  return guarded.inner.subarray(0, count(rows));
};

/** Modes in which backward must be right: training, and for random layers also switched off. */
const modesOf = (layer: AnyLayer): boolean[] => (layer.stochastic ? [true, false] : [true]);

describe.each(cases)('$name', ({ layer, sample, biasCancelled }) => {
  it.each(modesOf(layer))('has the gradients that central differences measure (training: %s)', (training) => {
    const bench = benchOf(layer, sample, f64(biasCancelled));
    bench.forward(rows, training);
    bench.backward(rows, training);
    const { x, dx, w, dw, inputs } = bench.context;
    const analytic = {
      dx: dx.map((d) => d!.slice()),
      dw: Object.fromEntries(Object.entries(dw).map(([n, d]) => [n, d.slice()])),
    };
    x.forEach((values, i) => {
      expectClose(analytic.dx[i]!, numericGradient(bench, values, rows * inputs[i]!, training), `dx${i + 1}`);
    });
    for (const name of trainedNames(bench)) {
      expectClose(analytic.dw[name]!, numericGradient(bench, w[name]!, w[name]!.length, training), `d${name}`);
    }
  });
});

describe.each(backends)('in float32 on $name', ({ backend, exact }) => {
  const f32 = (biasCancelled: boolean): BenchOptions => ({ ...f64(biasCancelled), precision: 'float32', backend });

  describe.each(cases)('$name', ({ layer, sample, biasCancelled }) => {
    it('gives what it gives in float64', () => {
      const [wide, narrow] = [f64(biasCancelled), f32(biasCancelled)].map((options) => {
        const bench = benchOf(layer, sample, options);
        bench.forward(rows, true);
        bench.backward(rows, true);
        return bench;
      }) as [Bench, Bench];
      for (const { name } of wide.buffers) {
        const expected = used(wide, name);
        const scale = Math.max(1, ...expected.map(Math.abs));
        used(narrow, name).forEach((value, i) => {
          expect(Math.abs(value - expected[i]!), `${name}[${i}]`).toBeLessThan(1e-5 * scale);
        });
      }
    });

    it('fills the whole shape it promises, outputs and gradients, and nothing else', () => {
      for (const inUse of [rows, 3, 1]) {
        const bench = benchOf(layer, sample, f32(biasCancelled));
        const before = snapshot(bench);
        const isInput = layer.role === 'input';
        bench.forward(inUse, true);
        if (!isInput) expect(bench.context.y.subarray(0, inUse * bench.width)).not.toContain(canary);
        bench.backward(inUse, true);
        bench.context.dx.forEach((d, i) => {
          expect(d!.subarray(0, inUse * bench.context.inputs[i]!), `dx${i + 1}`).not.toContain(canary);
        });
        for (const name of trainedNames(bench)) expect(bench.context.dw[name], `d${name}`).not.toContain(canary);
        expect(overwritten(bench, inUse, before)).toEqual([]);
      }
    });

    it('leaves inputs, incoming gradient and trained weights as they were', () => {
      const bench = benchOf(layer, sample, f32(biasCancelled));
      const readOnly = ['dy', ...bench.context.x.map((_, i) => `x${i + 1}`), ...trainedNames(bench)];
      const before = readOnly.map((name) => used(bench, name).slice());
      bench.forward(rows, true);
      const y = bench.context.y.slice();
      bench.backward(rows, true);
      expect(readOnly.map((name) => used(bench, name))).toEqual(before);
      expect(bench.context.y).toEqual(y);
    });

    it('overwrites gradients instead of adding to them, and can go without those of its inputs', () => {
      const run = (dirt: number | null): { dx: Real[]; dw: Real[] } => {
        const bench = benchOf(layer, sample, f32(biasCancelled));
        bench.forward(rows, true);
        const dx = bench.context.dx;
        if (dirt === null) bench.context.dx = dx.map(() => null);
        else for (const d of [...dx, ...Object.values(bench.context.dw)]) d!.fill(dirt);
        bench.backward(rows, true);
        return { dx: dx.map((d) => d!.slice()), dw: Object.values(bench.context.dw).map((d) => d.slice()) };
      };
      const clean = run(0);
      expect(run(1e6)).toEqual(clean);
      expect(run(null).dw).toEqual(clean.dw);
    });

    it('gives the same bits for the same seed', () => {
      const run = (): Real[] => {
        const bench = benchOf(layer, sample, f32(biasCancelled));
        bench.forward(rows, true);
        bench.backward(rows, true);
        return snapshot(bench);
      };
      expect(run()).toEqual(run());
    });

    it('predicts without chance: each row the same bits alone as in any batch, and no statistic moves', () => {
      const bench = benchOf(layer, sample, f32(biasCancelled));
      // A pass of training first, so that statistics are not at their start.
      bench.forward(rows, true);
      const weights = Object.values(bench.context.w).map((values) => values.slice());
      bench.forward(rows, false);
      const together = bench.context.y.slice(0, rows * bench.width);
      bench.context.random.seek(99);
      const { x, inputs, y } = bench.context;
      const all = x.map((values) => values.slice());
      for (let i = 0; i < rows; i++) {
        x.forEach((values, port) => values.set(all[port]!.subarray(i * inputs[port]!, (i + 1) * inputs[port]!)));
        if (layer.role !== 'input') bench.forward(1, false);
        const expected =
          layer.role === 'input'
            ? y.subarray(0, bench.width)
            : together.subarray(i * bench.width, (i + 1) * bench.width);
        expect(y.subarray(0, bench.width)).toEqual(expected);
      }
      expect(Object.values(bench.context.w)).toEqual(weights);
    });

    it('gives what it gives in plain JavaScript, for few numbers and for many', () => {
      const wider = { ...sample, inputs: sample.inputs.map((shape) => shape.map((size) => 13 * size)) };
      const sizes = [
        [sample, rows],
        [wider, 67],
      ] as const;
      for (const [each, capacity] of sizes) {
        const pass = (on: Backend): Bench => {
          const bench = benchOf(layer, each, { ...f32(biasCancelled), capacity, backend: on });
          bench.forward(capacity, true);
          bench.backward(capacity, true);
          return bench;
        };
        const [here, there] = [pass(backend), pass(jsBackend)];
        here.buffers.forEach(({ name, guarded }, i) =>
          expectSame(guarded.whole, there.buffers[i]!.guarded.whole, exact, name),
        );
      }
    });
  });

  describe.each(cases.filter(({ layer, biasCancelled }) => layer.stochastic && !biasCancelled))(
    '$name, which is random,',
    ({ layer, sample }) => {
      it('uses given draws instead of its own', () => {
        const bench = benchOf(layer, sample, f32(false));
        const outputs = (step: number, draw: number): Real => {
          bench.context.given = new Float64Array(rows * bench.width).fill(draw);
          bench.context.rows = rows;
          bench.context.training = true;
          bench.context.random.seek(step);
          layer.forward(bench.context);
          return bench.context.y.slice();
        };
        expect(outputs(2, 1)).toEqual(outputs(1, 1));
        expect(outputs(1, 0)).not.toEqual(outputs(1, 1));
      });
    },
  );
});

describe.each(cases.filter(({ layer, biasCancelled }) => layer.recompute && !biasCancelled))(
  '$name, which averages,',
  ({ layer, sample }) => {
    it('predicts a batch as it trains on it once it has the mean and variance of that batch (T64)', () => {
      const bench = benchOf(layer, sample, f64(false));
      const { x, y, w } = bench.context;
      bench.forward(rows, true);
      const trained = y.slice();
      const columnMeans = (f: (value: number, j: number) => number): Float64Array =>
        Float64Array.from({ length: bench.width }, (_, j) => {
          let sum = 0;
          for (let i = 0; i < rows; i++) sum += f(x[0]![i * bench.width + j]!, j);
          return sum / rows;
        });
      const mean = columnMeans((value) => value);
      const variance = columnMeans((value, j) => (value - mean[j]!) ** 2);
      layer.recompute!(w, mean, variance);
      bench.forward(rows, false);
      y.forEach((value, i) => expect(value).toBeCloseTo(trained[i]!, 12));
    });
  },
);
