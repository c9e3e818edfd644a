import type { Formula } from './formula';

/** What an operand has one number for. */
export type Per = 'element' | 'column' | 'row';

export interface Operand {
  name: string;
  per: Per;
}

export type Comparison = 'lt' | 'le' | 'gt' | 'ge' | 'eq';
export type Operation = 'add' | 'sub' | 'mul' | 'div' | 'neg' | 'min' | 'max' | 'abs' | 'sqrt' | 'exp' | 'log' | 'tanh';

export type Expression =
  | { is: 'number'; value: number }
  /** An operand, a scalar or a local. */
  | { is: 'name'; name: string }
  | { is: 'operation'; what: Operation; of: readonly Expression[] }
  /** a ? b : c, with a comparison as condition. */
  | {
      is: 'choice';
      what: Comparison;
      left: Expression;
      right: Expression;
      then: Expression;
      otherwise: Expression;
    };

export interface Statement {
  /** An operand's name or a local's; '' for a total. */
  target: string;
  value: Expression;
}

export interface ParsedFormula {
  operands: readonly Operand[];
  scalars: readonly string[];
  /** `each`: writes elements. `columns`, `rows`: sums down columns or along rows. `total`: one sum, returned. */
  kind: 'each' | 'columns' | 'rows' | 'total';
  /** In order; with kinds that sum, those are `each`-like locals and the sums are in `sums`. */
  statements: readonly Statement[];
  /** Targets and what is summed into them; one with target '' for a total. */
  sums: readonly Statement[];
}

/** Functions, and how many arguments each takes. */
const functions: ReadonlyMap<string, number> = new Map([
  ['min', 2],
  ['max', 2],
  ['abs', 1],
  ['sqrt', 1],
  ['exp', 1],
  ['log', 1],
  ['tanh', 1],
]);
const comparisons: Readonly<Record<string, Comparison>> = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq' };
const indexOf: Readonly<Record<string, Per>> = { '': 'element', '[j]': 'column', '[i]': 'row' };
const token = /\s*(\d+(?:\.\d+)?(?:e[-+]?\d+)?|[A-Za-z]\w*(?:\[[ij]\])?|<=|>=|==|[-+*/()<>?:,=])/y;

const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = token.lastIndex) {
    const found = token.exec(text);
    if (!found) throw new Error(`formula: cannot read ‘${text.slice(at)}’ in ‘${text}’`);
    tokens.push(found[1]!);
  }
  return tokens;
};

/** Recursive descent over one expression: choice, comparison, sum, product, sign, atom. */
class Reader {
  private at = 0;
  private readonly tokens: readonly string[];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokensOf(text);
  }

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  private get next(): string {
    return this.tokens[this.at] ?? '';
  }

  private take(expected?: string): string {
    const found = this.next;
    if (expected !== undefined && found !== expected) {
      throw new Error(`formula: expected ‘${expected}’, came ‘${found}’ in ‘${this.text}’`);
    }
    this.at++;
    return found;
  }

  expression(): Expression {
    const left = this.sum();
    const what = comparisons[this.next];
    if (!what) return left;
    this.take();
    const right = this.sum();
    this.take('?');
    const then = this.expression();
    this.take(':');
    return { is: 'choice', what, left, right, then, otherwise: this.expression() };
  }

  private sum(): Expression {
    let value = this.product();
    while (this.next === '+' || this.next === '-') {
      const what = this.take() === '+' ? 'add' : 'sub';
      value = { is: 'operation', what, of: [value, this.product()] };
    }
    return value;
  }

  private product(): Expression {
    let value = this.signed();
    while (this.next === '*' || this.next === '/') {
      const what = this.take() === '*' ? 'mul' : 'div';
      value = { is: 'operation', what, of: [value, this.signed()] };
    }
    return value;
  }

  private signed(): Expression {
    if (this.next !== '-') return this.atom();
    this.take();
    return { is: 'operation', what: 'neg', of: [this.signed()] };
  }

  private atom(): Expression {
    const word = this.take();
    if (word === '(') {
      const value = this.expression();
      this.take(')');
      return value;
    }
    if (/^\d/.test(word)) return { is: 'number', value: Number(word) };
    const takes = functions.get(word);
    if (takes !== undefined && this.next === '(') {
      const of = this.inBrackets();
      if (of.length !== takes) throw new Error(`formula: ${word} takes ${takes}, came ${of.length} in ‘${this.text}’`);
      return { is: 'operation', what: word as Operation, of };
    }
    if (!/^[A-Za-z]/.test(word)) throw new Error(`formula: expected a value, came ‘${word}’ in ‘${this.text}’`);
    return { is: 'name', name: word.replace(/\[.\]$/, '') };
  }

  private inBrackets(): Expression[] {
    this.take('(');
    const values = [this.expression()];
    while (this.next === ',') {
      this.take();
      values.push(this.expression());
    }
    this.take(')');
    return values;
  }
}

const parseExpression = (text: string): Expression => {
  const reader = new Reader(text);
  const value = reader.expression();
  if (!reader.isAtEnd) throw new Error(`formula: more than one expression in ‘${text}’`);
  return value;
};

const namesIn = (list: string): string[] => list.split(',').flatMap((name) => name.trim() || []);

const operandOf = (written: string): Operand => {
  const [, name, index = ''] = /^(\w+)(\[[ij]\])?$/.exec(written) ?? [];
  if (!name) throw new Error(`formula: ‘${written}’ is no operand`);
  return { name, per: indexOf[index]! };
};

const sumOf = /^(?:(\w+)\[([ij])\]\s*=\s*)?sum\((.*)\)$/s;

/** Reads a formula's text; throws where it has none of the forms that `Formula` describes (a mistake of ours). */
export const parseFormula = ({ signature, body }: Formula): ParsedFormula => {
  const [arrays = '', plain = ''] = signature.split(';');
  const statements: Statement[] = [];
  const sums: (Statement & { over: string })[] = [];
  for (const written of body.split(/[;\n]/)) {
    const line = written.trim();
    if (line === '') continue;
    const sum = sumOf.exec(line);
    if (sum) {
      const [, target = '', index = '', inner] = sum;
      sums.push({ target, over: index, value: parseExpression(inner!) });
      continue;
    }
    const [, target, value] = /^(\w+)\s*=(?!=)(.*)$/s.exec(line) ?? [];
    if (!target) throw new Error(`formula: ‘${line}’ is no statement`);
    statements.push({ target, value: parseExpression(value!) });
  }
  const over = new Set(sums.map((sum) => sum.over));
  if (over.has('') && sums.length > 1) throw new Error(`formula: more than one total in ‘${body}’`);
  if (over.size > 1) throw new Error(`formula: sums of several kinds in ‘${body}’`);
  const kinds = { j: 'columns', i: 'rows', '': 'total' } as const;
  return {
    operands: namesIn(arrays).map(operandOf),
    scalars: namesIn(plain),
    kind: sums.length === 0 ? 'each' : kinds[[...over][0] as keyof typeof kinds],
    statements,
    sums: sums.map(({ target, value }) => ({ target, value })),
  };
};
