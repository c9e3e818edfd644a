import { describe, expect, it } from 'vitest';
import { formula } from './formula';
import { parseFormula, type Expression } from './parse-formula';

const parse = (signature: string, body: string) => parseFormula(formula(signature, body));

/** An expression with all its brackets. */
const written = (expression: Expression): string => {
  switch (expression.is) {
    case 'number':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'operation':
      return `${expression.what}(${expression.of.map(written).join(' ')})`;
    case 'choice': {
      const { what, left, right, then, otherwise } = expression;
      return `[${written(left)} ${what} ${written(right)} ? ${written(then)} : ${written(otherwise)}]`;
    }
  }
};

describe('a formula', () => {
  it('names arrays by what they have a number for, and scalars behind a semicolon', () => {
    expect(parse('x, b[j], m[i]; rate, by', 'x = b + m')).toMatchObject({
      operands: [
        { name: 'x', per: 'element' },
        { name: 'b', per: 'column' },
        { name: 'm', per: 'row' },
      ],
      scalars: ['rate', 'by'],
      kind: 'each',
    });
  });

  it.each([
    ['a - b - c', 'sub(sub(a b) c)'],
    ['a / b * c', 'mul(div(a b) c)'],
    ['a + b * -c', 'add(a mul(b neg(c)))'],
    ['(a + b) * c', 'mul(add(a b) c)'],
    ['a <= 0 ? 1e-5 : b < c ? 2 : max(a, 0.5)', '[a le 0 ? 0.00001 : [b lt c ? 2 : max(a 0.5)]]'],
    ['1 / (sqrt(s) + e)', 'div(1 add(sqrt(s) e))'],
  ])('%s is %s', (text, expected) => {
    expect(written(parse('a, b, c, s, e, y', `y = ${text}`).statements[0]!.value)).toBe(expected);
  });

  it('may have locals, one statement a line or parted by semicolons', () => {
    const { statements } = parse('a, y', 'e = exp(-abs(a))\n y = e * e; y = y + 1');
    expect(statements.map(({ target }) => target)).toEqual(['e', 'y', 'y']);
  });

  it('sums down columns, along rows, or to one total', () => {
    expect(parse('a, s[j], t[j]', 's[j] = sum(a); t[j] = sum(a * a)')).toMatchObject({
      kind: 'columns',
      sums: [{ target: 's' }, { target: 't' }],
    });
    expect(parse('a, s[i]', 's[i] = sum(a)').kind).toBe('rows');
    expect(parse('a', 'off = a - 1; sum(off * off)')).toMatchObject({ kind: 'total', sums: [{ target: '' }] });
  });

  it.each([
    ['a', 'a = '],
    ['a', 'a = exp(a, a)'],
    ['a', 'a = min(a)'],
    ['a', 'a + 1'],
    ['a', 'a = a a'],
    ['a', 'a = (a'],
    ['a', 'a = a # 2'],
    ['a', 'sum(a); sum(a)'],
    ['a, s[i], t[j]', 's[i] = sum(a); t[j] = sum(a)'],
    ['a[k]', 'a = 1'],
  ])('that is none is a mistake of ours: %s, %s', (signature, body) => {
    expect(() => parse(signature, body)).toThrow('formula: ');
  });
});
