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

/** Widest output that is let grow by joining. */
const widest = 12;

interface Step {
  spec: Spec;
  /** Which earlier blocks feed it, counted modulo those that fit. */
  picks: readonly number[];
}

const step: fc.Arbitrary<Step> = fc.record({
  spec: fc.constantFrom(...single, ...joining),
  picks: fc.array(fc.nat(1000), { minLength: 2, maxLength: 3 }),
});

interface Built {
  id: string;
  width: number;
}

/** Grows a graph block by block and keeps what is needed to choose the next one's inputs. */
class Growing {
  readonly specs: Spec[] = [['input']];
  readonly wires: string[] = [];
  readonly blocks: Built[];
  private readonly unused = new Set<string>();
  private readonly counts = new Map<string, number>();

  constructor(features: number) {
    this.blocks = [{ id: 'input-1', width: features }];
  }

  add(spec: Spec, sources: readonly Built[], width: number): void {
    const [kind] = spec;
    const n = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, n);
    const id = `${kind}-${n}`;
    const joins = joining.some(([each]) => each === kind);
    sources.forEach((source, i) => {
      this.wires.push(`${source.id} ${id}.${joins ? `x${i + 1}` : 'x'}`);
      this.unused.delete(source.id);
    });
    this.specs.push(spec);
    this.blocks.push({ id, width });
    this.unused.add(id);
  }

  take({ spec, picks }: Step): void {
    const pick = (from: readonly Built[], n: number): Built => from[n % from.length]!;
    const first = pick(this.blocks, picks[0]!);
    const [kind, params] = spec;
    if (kind === 'dense') return this.add(spec, [first], params!['units'] as number);
    if (kind === 'concatenate') {
      const sources = picks.map((n) => pick(this.blocks, n));
      const width = sources.reduce((sum, source) => sum + source.width, 0);
      return width <= widest ? this.add(spec, sources, width) : undefined;
    }
    if (kind !== 'add' && kind !== 'multiply') return this.add(spec, [first], first.width);
    const alike = this.blocks.filter(({ width }) => width === first.width);
    return this.add(
      spec,
      picks.map((n) => pick(alike, n)),
      first.width,
    );
  }

  /** Whatever feeds nothing yet is put side by side, and the output after it. */
  finish(): Graph {
    const open = () => this.blocks.filter(({ id }) => this.unused.has(id));
    while (open().length > 1) this.add(['concatenate'], open().slice(0, 8), 0);
    this.add(['output'], open(), 0);
    return graphOf(this.specs, this.wires);
  }
}

/**
 * Networks of any shape: chains, branches, wires that skip, one block feeding several or both ports of another,
 * several blocks fed by the input. Every one can be trained.
 */
export const randomGraph = (features: number): fc.Arbitrary<Graph> =>
  fc.array(step, { minLength: 1, maxLength: 16, size: '+1' }).map((steps) => {
    const growing = new Growing(features);
    for (const each of steps) growing.take(each);
    return growing.finish();
  });
