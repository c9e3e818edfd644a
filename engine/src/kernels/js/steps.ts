import type { Formula } from '../formula';
import { parseFormula, type Expression, type ParsedFormula, type Per } from '../parse-formula';
import { allocate, type Precision, type Real } from '../real';
import { arithmetics } from './arithmetic';
import { loopsFor, type Loop, type LoopName } from './loops';

/** How many numbers the evaluator holds of each operand at a time. */
export const pieceLength = 1024;

/** One operation between places. */
interface Step {
  loop: Loop;
  out: number;
  a: number;
  b: number;
  c: number;
  d: number;
}

/**
 * A formula as steps between places. The first places are the operands: of those with one number for each element the
 * array of the call itself, at `offsets`; of the others a temporary into which the numbers are spread. Then come the plain
 * numbers, each filling a temporary, and what is computed on the way.
 */
export interface Steps {
  kind: ParsedFormula['kind'];
  /** Whether rows and columns make no difference to it. */
  isFlat: boolean;
  /** How many operands a call brings, and how many of them are arrays. */
  arguments: number;
  arrays: number;
  per: readonly Per[];
  literals: readonly { place: number; value: number }[];
  steps: readonly Step[];
  /** What is summed: from which place, into which operand (−1: the total), and where the sums stand meanwhile. */
  sums: readonly { place: number; target: number; sums: Float64Array }[];
  places: Real[];
  offsets: number[];
}

/** Temporaries are shared by all formulas and made before the first step of a training, which then allocates nothing. */
const pool = <T>(count: number, make: () => T): ((at: number) => T) => {
  const made = Array.from({ length: count }, make);
  return (at) => {
    while (made.length <= at) made.push(make());
    return made[at]!;
  };
};
const temporaries = {
  float32: pool<Real>(24, () => allocate('float32', pieceLength)),
  float64: pool<Real>(24, () => allocate('float64', pieceLength)),
};
const sumsAt = pool(4, () => new Float64Array(pieceLength));

const loops = { float32: loopsFor(arithmetics.float32), float64: loopsFor(arithmetics.float64) };

class Compiler {
  readonly places: Real[] = [];
  readonly offsets: number[] = [];
  readonly steps: Step[] = [];
  readonly literals: { place: number; value: number }[] = [];
  private readonly named = new Map<string, number>();
  private readonly assignable = new Set<string>();
  private readonly scratch = new Set<number>();
  private readonly free: number[] = [];
  private readonly text: string;
  private readonly precision: Precision;

  constructor(text: string, precision: Precision, { operands, scalars }: ParsedFormula) {
    this.text = text;
    this.precision = precision;
    for (const { name, per } of operands) {
      this.named.set(name, this.newPlace());
      if (per === 'element') this.assignable.add(name);
    }
    for (const name of scalars) this.named.set(name, this.newPlace());
  }

  private newPlace(): number {
    this.offsets.push(0);
    return this.places.push(temporaries[this.precision](this.places.length)) - 1;
  }

  private takeScratch(): number {
    const place = this.free.pop() ?? this.newPlace();
    this.scratch.add(place);
    return place;
  }

  private literal(value: number): number {
    const known = this.literals.find((other) => other.value === value);
    if (known) return known.place;
    const place = this.newPlace();
    this.literals.push({ place, value });
    return place;
  }

  placeOf(name: string): number {
    const place = this.named.get(name);
    if (place === undefined) throw new Error(`formula: nothing is named ‘${name}’ yet in ‘${this.text}’`);
    return place;
  }

  /** Adds a step. A place whose number is used up may take the result: each loop reads an element before it writes it. */
  private step(what: LoopName, from: readonly Expression[], target?: number): number {
    const read = from.map((expression) => this.value(expression));
    for (const place of read) if (this.scratch.delete(place)) this.free.push(place);
    const out = target ?? this.takeScratch();
    const [a = 0, b = 0, c = 0, d = 0] = read;
    this.steps.push({ loop: loops[this.precision][what], out, a, b, c, d });
    return out;
  }

  /** The place where an expression's numbers will stand: `target` if given. */
  value(of: Expression, target?: number): number {
    if (of.is === 'operation') return this.step(of.what, of.of, target);
    if (of.is === 'choice') return this.step(of.what, [of.left, of.right, of.then, of.otherwise], target);
    if (target !== undefined) return this.step('copy', [of], target);
    return of.is === 'number' ? this.literal(of.value) : this.placeOf(of.name);
  }

  assign(name: string, value: Expression): void {
    if (this.assignable.has(name)) {
      this.value(value, this.placeOf(name));
      return;
    }
    if (this.named.has(name)) throw new Error(`formula: ‘${name}’ cannot be assigned in ‘${this.text}’`);
    const place = this.value(value, this.newPlace());
    this.named.set(name, place);
    this.assignable.add(name);
  }
}

/** Makes the steps of a formula for arrays of one precision; throws where it names what is not there (a mistake of ours). */
export const stepsOf = (formula: Formula, precision: Precision): Steps => {
  const parsed = parseFormula(formula);
  const { operands, scalars, kind } = parsed;
  const compiler = new Compiler(formula.text, precision, parsed);
  for (const { target, value } of parsed.statements) compiler.assign(target, value);
  const sums = parsed.sums.map(({ target, value }, at) => ({
    place: compiler.value(value),
    target: target === '' ? -1 : compiler.placeOf(target),
    sums: sumsAt(at),
  }));
  return {
    kind,
    isFlat: operands.every((operand) => operand.per === 'element'),
    arguments: operands.length + scalars.length,
    arrays: operands.length,
    per: operands.map((operand) => operand.per),
    literals: compiler.literals,
    steps: compiler.steps,
    sums,
    places: compiler.places,
    offsets: compiler.offsets,
  };
};
