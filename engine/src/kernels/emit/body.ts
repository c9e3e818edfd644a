import type { Expression, Operand, ParsedFormula, Statement } from '../parse-formula';
import type { Place } from './place';

const operations = {
  ...{ add: 'f32x4.add', sub: 'f32x4.sub', mul: 'f32x4.mul', div: 'f32x4.div', neg: 'f32x4.neg' },
  // Not f32x4.min and max: those keep every NaN, and cost eight instructions.
  ...{ min: 'f32x4.pmin', max: 'f32x4.pmax', abs: 'f32x4.abs', sqrt: 'f32x4.sqrt' },
  ...{ exp: 'exp', log: 'log', tanh: 'tanh' },
} as const;

const isZero = (expression: Expression): boolean => expression.is === 'number' && expression.value === 0;

/** The value of a name inside loops; `$` keeps the names of formulas apart from those of the code around them. */
export const valueOf = (name: string): string => `$${name}`;

/** What a formula says about one vector of four elements, as AssemblyScript; one for every place its loops work at. */
export class Body {
  readonly lines: string[] = [];
  /** Operands read and names assigned so far. */
  private readonly known = new Set<string>();
  private readonly formula: ParsedFormula;
  private readonly place: Place;
  /** Values that hold for the whole call, by their text: worked out before the loops. */
  private readonly fixed: Map<string, string>;

  constructor(formula: ParsedFormula, place: Place, fixed: Map<string, string>) {
    this.formula = formula;
    this.place = place;
    this.fixed = fixed;
    formula.statements.forEach((statement) => this.assign(statement));
  }

  /** The values that are summed, in the order of the sums. */
  summed(): string[] {
    return this.formula.sums.map(({ value }) => this.vector(value));
  }

  private assign({ target, value }: Statement): void {
    const vector = this.vector(value);
    const operand = this.operand(target);
    if (operand && operand.per !== 'element') throw new Error(`formula: ‘${target}’ is no number of an element`);
    this.lines.push(`${this.known.has(target) ? '' : 'let '}${valueOf(target)} = ${vector};`);
    this.known.add(target);
    if (operand) this.lines.push(this.place.write(operand, valueOf(target)));
  }

  private operand(name: string): Operand | undefined {
    return this.formula.operands.find((operand) => operand.name === name);
  }

  private isScalar(name: string): boolean {
    return !this.known.has(name) && this.formula.scalars.includes(name);
  }

  private read(name: string): string {
    if (!this.known.has(name) && !this.isScalar(name)) {
      const operand = this.operand(name);
      if (!operand) throw new Error(`formula: ‘${name}’ has no value where it is read`);
      this.lines.push(`let ${valueOf(name)} = ${this.place.read(operand)};`);
      this.known.add(name);
    }
    return valueOf(name);
  }

  /** Whether an expression has the same value in the whole call: only plain numbers come in. */
  private isFixed(expression: Expression): boolean {
    switch (expression.is) {
      case 'number':
        return true;
      case 'name':
        return this.isScalar(expression.name);
      case 'operation':
        return expression.of.every((each) => this.isFixed(each));
      case 'choice':
        return [expression.left, expression.right, expression.then, expression.otherwise].every((e) => this.isFixed(e));
    }
  }

  private vector(expression: Expression): string {
    if (expression.is === 'number') return `f32x4.splat(${Math.fround(expression.value)})`;
    if (expression.is === 'name') return this.read(expression.name);
    if (!this.isFixed(expression)) return this.computed(expression);
    const text = this.computed(expression);
    const name = this.fixed.get(text) ?? `fixed${this.fixed.size}`;
    this.fixed.set(text, name);
    return name;
  }

  private computed(expression: Exclude<Expression, { is: 'number' | 'name' }>): string {
    if (expression.is === 'operation') {
      return `${operations[expression.what]}(${expression.of.map((each) => this.vector(each)).join(', ')})`;
    }
    const { what, left, right, then, otherwise } = expression;
    const condition = `f32x4.${what}(${this.vector(left)}, ${this.vector(right)})`;
    // One instruction instead of three where 0 is chosen.
    if (isZero(then)) return `v128.andnot(${this.vector(otherwise)}, ${condition})`;
    if (isZero(otherwise)) return `v128.and(${this.vector(then)}, ${condition})`;
    return `v128.bitselect(${this.vector(then)}, ${this.vector(otherwise)}, ${condition})`;
  }
}
