import fc from 'fast-check';
import type { Graph } from '../../engine/src/project/document';
import { graphOf, type Spec } from '../../engine/src/testing/graphs';

/** What a random network is made of: blocks of one input, smooth everywhere, and blocks that join several. */
const single: readonly Spec[] = [
  ['dense', { units: 3 }],
  ['dense', { units: 4 }],
  ['dense', { units: 3, bias: false }],
  ['activation', { fn: { kind: 'tanh' } }],
  ['activation', { fn: { kind: 'sigmoid' } }],
  ['batch-norm'],
  ['layer-norm'],
  ['dropout'],
  ['gaussian-noise'],
];
const joining: readonly Spec[] = [['add'], ['multiply'], ['concatenate']];

const joins = (kind: string): boolean => joining.some(([each]) => each === kind);
const bounds = new Set(['activation', 'batch-norm', 'layer-norm']);

interface Step {
  spec: Spec;
  /** Which earlier blocks feed it, counted modulo those that fit. */
  picks: readonly number[];
}

const step: fc.Arbitrary<Step> = fc.record({
  spec: fc.constantFrom(...single, ...joining),
  picks: fc.array(fc.nat(1000), { minLength: 2, maxLength: 3 }),
});

interface Size {
  width: number;
  /** Of the polynomial in bounded numbers that the output is: products of products would drown all else in rounding. */
  degree: number;
}

interface Built extends Size {
  id: string;
}

const most: Size = { width: 12, degree: 4 };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const sizeAfter = ([kind, params]: Spec, sources: readonly Built[]): Size => {
  const widths = sources.map(({ width }) => width);
  const degrees = sources.map(({ degree }) => degree);
  return {
    width: kind === 'dense' ? (params!['units'] as number) : kind === 'concatenate' ? sum(widths) : widths[0]!,
    degree: bounds.has(kind) ? 1 : kind === 'multiply' ? sum(degrees) : Math.max(...degrees),
  };
};

/** Grows a graph block by block and keeps what is needed to choose the next one's inputs. */
class Growing {
  private readonly specs: Spec[] = [['input']];
  private readonly wires: string[] = [];
  private readonly blocks: Built[];
  private readonly unused = new Set<string>();
  private readonly counts = new Map<string, number>();

  constructor(features: number) {
    this.blocks = [{ id: 'input-1', width: features, degree: 1 }];
  }

  private add(spec: Spec, sources: readonly Built[]): void {
    const [kind] = spec;
    const n = (this.counts.get(kind) ?? 0) + 1;
    const id = `${kind}-${n}`;
    this.counts.set(kind, n);
    sources.forEach((source, i) => {
      this.wires.push(`${source.id} ${id}.${joins(kind) ? `x${i + 1}` : 'x'}`);
      this.unused.delete(source.id);
    });
    this.specs.push(spec);
    this.blocks.push({ id, ...sizeAfter(spec, sources) });
    this.unused.add(id);
  }

  /** Adds a block, unless it would grow too large. */
  take({ spec, picks }: Step): void {
    const [kind] = spec;
    const pick = (from: readonly Built[], n: number): Built => from[n % from.length]!;
    const first = pick(this.blocks, picks[0]!);
    const fitting = kind === 'concatenate' ? this.blocks : this.blocks.filter(({ width }) => width === first.width);
    const sources = joins(kind) ? picks.map((n) => pick(fitting, n)) : [first];
    const { width, degree } = sizeAfter(spec, sources);
    if (width <= most.width && degree <= most.degree) this.add(spec, sources);
  }

  /** Whatever feeds nothing yet is put side by side, and the output after it. */
  finish(): Graph {
    const loose = (): Built[] => this.blocks.filter(({ id }) => this.unused.has(id));
    while (loose().length > 1) this.add(['concatenate'], loose().slice(0, 8));
    this.add(['output'], [loose()[0] ?? this.blocks[0]!]);
    return graphOf(this.specs, this.wires);
  }
}

/**
 * Networks of any shape: chains, branches, wires that skip, one block feeding several or all ports of another,
 * several blocks fed by the input. Every one can be trained.
 */
export const randomGraph = (features: number): fc.Arbitrary<Graph> =>
  fc.array(step, { minLength: 1, maxLength: 16, size: '+1' }).map((steps) => {
    const growing = new Growing(features);
    for (const each of steps) growing.take(each);
    return growing.finish();
  });
