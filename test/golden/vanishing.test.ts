import { describe, expect, it } from 'vitest';
import { stream } from '../../engine/src/random/stream';
import { chain, factsOf, programOf, relu, tanh, twoClasses, type Spec } from '../../engine/src/testing/graphs';
import { activationAlarm, flowAlarm } from '../../engine/src/verdicts/gradient-flow';

const depth = 50;
const rows = 16;

interface Norms {
  /** ‖a[l]‖, ‖dz[l]‖ and ‖dW[l]‖ of each Dense block, in order. */
  a: number[];
  dz: number[];
  dW: number[];
}

const norm = (values: ArrayLike<number>, n = values.length): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]! * values[i]!;
  return Math.sqrt(sum);
};

/** One forward and backward pass, in float64, through 50 equal Dense blocks with something after each. */
const normsOf = (width: number, dense: Spec[1], after: readonly Spec[] = []): Norms => {
  const layer: Spec[] = [['dense', { units: width, ...dense }], ...after];
  const facts = factsOf(width, rows, twoClasses);
  const graph = chain(...Array.from({ length: depth }, () => layer).flat());
  const program = programOf(graph, facts, { rows, keepOutputs: true });
  const random = stream(3, 'vanishing');
  for (let i = 0; i < rows * width; i++) program.x[i] = random.normal();
  for (let i = 0; i < rows; i++) program.target[i] = i % 2;
  program.forward(rows, true, 1);
  program.backward();
  const dW = program.tensors.filter(({ nodeId, weight }) => nodeId.startsWith('dense') && weight === 'W');
  const blocks = program.inspect(rows).filter(({ nodeId }) => nodeId.startsWith('dense'));
  return {
    a: blocks.map(({ nodeId }) => norm(program.buffersOf(nodeId)!.y, rows * width)),
    dz: blocks.map(({ gradientNorm }) => gradientNorm),
    dW: dW.map(({ gradient }) => norm(gradient!)),
  };
};

const linear = (gain: number): Norms => normsOf(2, { bias: false, init: { kind: 'identity', gain } });

describe('50 linear layers with W = gain·I', () => {
  it('T26: of 1.5 grow by 1.5⁴⁹ = 4.25e8, and gradients grow on their way back', () => {
    const { a, dz } = linear(1.5);
    expect(a).toHaveLength(50);
    expect(a[49]! / a[0]! / 1.5 ** 49).toBeCloseTo(1, 10);
    expect(a[49]! / a[0]! / 4.25e8).toBeCloseTo(1, 2);
    expect(dz[0]! / dz[49]! / 1.5 ** 49).toBeCloseTo(1, 10);
    expect(activationAlarm(a)).toMatchObject({ kind: 'exploding', first: 0, last: 49 });
    expect(flowAlarm(dz)).toMatchObject({ kind: 'exploding', first: 0, last: 49 });
  });

  it('T26: of 0.5 fade by 0.5⁴⁹ = 1.78e-15, and so do gradients', () => {
    const { a, dz } = linear(0.5);
    expect(a[49]! / a[0]! / 0.5 ** 49).toBeCloseTo(1, 10);
    expect(a[49]! / a[0]! / 1.78e-15).toBeCloseTo(1, 2);
    expect(dz[0]! / dz[49]! / 0.5 ** 49).toBeCloseTo(1, 10);
    expect(activationAlarm(a)).toMatchObject({ kind: 'vanishing', first: 0, last: 49 });
    expect(flowAlarm(dz)).toMatchObject({ kind: 'vanishing', first: 0, last: 49 });
  });

  it('T26: have one ‖dW‖ in all layers: what a gains, dz loses. The alarm must look at those two', () => {
    for (const gain of [1.5, 0.5]) {
      const { dW } = linear(gain);
      for (const each of dW) expect(each / dW[0]!).toBeCloseTo(1, 10);
      expect(flowAlarm(dW)).toBeNull();
    }
  });

  it('T26: of exactly 1 raise no alarm', () => {
    const { a, dz } = linear(1);
    expect([activationAlarm(a), flowAlarm(dz)]).toEqual([null, null]);
  });
});

describe('50 layers with an activation', () => {
  const scaled = (deviation: number): Spec[1] => ({ init: { kind: 'small-normal', deviation } });

  it('T26: sigmoids make ‖dW‖ vanish towards the first layer', () => {
    const { dW, dz } = normsOf(20, { init: { kind: 'xavier' } }, [['activation', { fn: { kind: 'sigmoid' } }]]);
    expect(flowAlarm(dW)).toMatchObject({ kind: 'vanishing', first: 0, last: 49 });
    expect(flowAlarm(dz)).toMatchObject({ kind: 'vanishing' });
  });

  it('T26: tanh with large weights makes ‖dW‖ explode, though its activations stay within ±1', () => {
    const { dW, a } = normsOf(64, scaled(5 / 8), [tanh]);
    expect(flowAlarm(dW)).toMatchObject({ kind: 'exploding', first: 0, last: 49 });
    expect(activationAlarm(a)).toBeNull();
  });

  it('T26: ReLU with weights of 0.01·N makes activations vanish', () => {
    expect(activationAlarm(normsOf(64, scaled(0.01), [relu]).a)).toMatchObject({ kind: 'vanishing' });
  });

  it('T26: ReLU started by He is healthy in all three', () => {
    const { a, dz, dW } = normsOf(64, { init: { kind: 'he-normal' } }, [relu]);
    expect([activationAlarm(a), flowAlarm(dz), flowAlarm(dW)]).toEqual([null, null, null]);
    // Not a narrow escape: within a factor of a thousand.
    for (const norms of [a, dz, dW]) {
      expect(norms[49]! / norms[0]!).toBeGreaterThan(1e-3);
      expect(norms[49]! / norms[0]!).toBeLessThan(1e3);
    }
  });
});
