import { describe, expect, it } from 'vitest';
import softmax from '../../engine/src/activations/softmax';
import { gradientCheck } from '../../engine/src/check/gradient-check';
import type { Program } from '../../engine/src/compile/program';
import { jsKernels } from '../../engine/src/kernels/js';
import { hardmax } from '../../engine/src/pipeline/decode';
import { chain, dataOf, documentOf, factsOf, programOf, threeClasses, valueOf } from '../../engine/src/testing/graphs';
import { gather } from '../../engine/src/train/batches';

describe('softmax', () => {
  it('T65: [5, 2, −1, 3] in shares of 176.3 is t = 148.4, 7.4, .4, 20.1', () => {
    const a = new Float64Array(4);
    softmax.forward(jsKernels, Float64Array.of(5, 2, -1, 3), a, 1, 4, {});
    // The figures are rounded to one place, the sum too.
    [148.4, 7.4, 0.4, 20.1].forEach((t, i) => expect(Math.abs(176.3 * a[i]! - t)).toBeLessThan(0.1));
  });

  it('T66: hardmax of [5, 2, −1, 3] is [1, 0, 0, 0]', () => {
    const z = [5, 2, -1, 3];
    expect(z.map((_, i) => Number(i === hardmax(z)))).toEqual([1, 0, 0, 0]);
  });
});

describe('decision boundaries', () => {
  const classAt = (program: Program, x1: number, x2: number): number => {
    program.x.set([x1, x2]);
    program.forward(1, false);
    return hardmax(program.yHat.subarray(0, 3));
  };

  /** Points where the class changes along vertical lines through the plane, by the pair of classes. */
  const boundaries = (program: Program): Map<string, [number, number][]> => {
    const found = new Map<string, [number, number][]>();
    for (let x1 = -4; x1 <= 4; x1 += 0.25) {
      for (let x2 = -6; x2 < 6; x2 += 0.1) {
        const pair = [classAt(program, x1, x2), classAt(program, x1, x2 + 0.1)];
        if (pair[0] === pair[1]) continue;
        let [below, above] = [x2, x2 + 0.1];
        for (let halving = 0; halving < 40; halving++) {
          const middle = (below + above) / 2;
          if (classAt(program, x1, middle) === pair[0]) below = middle;
          else above = middle;
        }
        const name = pair.sort().join();
        found.set(name, [...(found.get(name) ?? []), [x1, below]]);
      }
    }
    return found;
  };

  /** How far the farthest point lies from the line that fits them best: x₂ = a + b·x₁ by least squares. */
  const residual = (points: readonly [number, number][]): number => {
    const centre = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
    const [m1, m2] = [centre(0), centre(1)];
    const b =
      points.reduce((sum, [x1, x2]) => sum + (x1 - m1) * (x2 - m2), 0) /
      points.reduce((sum, [x1]) => sum + (x1 - m1) * (x1 - m1), 0);
    return Math.max(...points.map(([x1, x2]) => Math.abs(x2 - m2 - b * (x1 - m1))));
  };

  const residuals = (program: Program): number[] =>
    [...boundaries(program).values()].filter((points) => points.length >= 8).map(residual);

  const facts = factsOf(2, 100, threeClasses);

  it('T66: without a hidden layer those between classes are straight: residual below 1e-6', () => {
    const program = programOf(chain(), facts);
    const weight = (name: string) => program.tensors.find((tensor) => tensor.name === name)!.data;
    weight('output-1.W').set([1, -0.5, -0.8, 0.2, 1.1, -1.3]);
    weight('output-1.b').set([0.1, 0, 0.4]);
    const found = residuals(program);
    expect(found).toHaveLength(3);
    for (const each of found) expect(each).toBeLessThan(1e-6);
  });

  it('T66: with one they are not', () => {
    const found = residuals(programOf(chain(['dense', { units: 6 }], ['activation', { fn: { kind: 'tanh' } }]), facts));
    expect(Math.max(...found)).toBeGreaterThan(0.01);
  });
});

describe('Leaky ReLU', () => {
  const data = dataOf(threeClasses);
  const network = (fn: { kind: string; slope?: number }) =>
    chain(['dense', { units: 8 }], ['activation', { fn }], ['dense', { units: 6 }], ['activation', { fn }]);

  it.each([0, 0.01, 1])('T31: with slope %d below 0 the gradients agree to 1e-7', (slope) => {
    const document = documentOf(network({ kind: 'leaky-relu', slope }));
    const result = valueOf(gradientCheck({ document, data }));
    expect(result.ratio).toBeLessThanOrEqual(1e-7);
    expect(result.verdict).toBe('good');
  });

  it.each([
    [0, 'relu'],
    [1, 'linear'],
  ])('with slope %d is the same network as with %s: cost and gradients to the bit', (slope, kind) => {
    const [leaky, plain] = [{ kind: 'leaky-relu', slope }, { kind }].map((fn) => {
      const program = programOf(network(fn), data.facts, { rows: 50 });
      gather(program, data.train, 0, 50);
      program.forward(50, true);
      const cost = program.lossTotal();
      program.backward();
      // 0·(−1) is −0, which is 0 all the same.
      return [cost, ...program.gradients].map((value) => value + 0);
    });
    expect(leaky).toEqual(plain);
    expect(Math.max(...leaky!)).toBeGreaterThan(0.01);
  });
});
