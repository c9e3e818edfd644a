import { fail, ok, type Result } from '../issues/issue';

/**
 * Reads what a person types into a number field: `32`, `1e-3`, `2^6`, `32*2`, `1/7`, `-(1 + 2)`.
 * Grammar, loosest first: sum = term (± term)*, term = factor (×÷ factor)*, factor = −factor | power, power = atom (^ factor)?.
 */
export const parseNumber = (text: string): Result<number> => {
  const typed = text
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/×/g, '*')
    .replace(/÷/g, '/')
    .replace(/[\u2009\u00a0]/g, '');
  if (/^[+-]?\d+,\d+$/.test(typed)) {
    return refuse(`‘${typed}’ has a comma.`, `Write ${typed.replace(',', '.')}, with a point.`);
  }
  try {
    const reader = new Reader(typed);
    const value = reader.sum();
    reader.end();
    if (Number.isFinite(value)) return ok(value);
    return refuse(`‘${typed}’ is not a finite number.`, 'Write a number such as 32, 1e-3 or 2^6.');
  } catch {
    return refuse(
      typed === '' ? 'The field is empty.' : `‘${typed}’ is not a number.`,
      'Write a number such as 32, 1e-3 or 2^6.',
    );
  }
};

const refuse = (message: string, hint: string): Result<never> =>
  fail({ code: 'params/number', level: 'error', message, hint });

class Reader {
  private at = 0;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  sum(): number {
    // Deeply nested brackets are no number anyone types; the stack stays small.
    if (++this.depth > 50) throw new SyntaxError('too deep');
    let value = this.term();
    for (let op = this.take('+-'); op; op = this.take('+-'))
      value = op === '+' ? value + this.term() : value - this.term();
    this.depth--;
    return value;
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) throw new SyntaxError('text left over');
  }

  private term(): number {
    let value = this.factor();
    for (let op = this.take('*/'); op; op = this.take('*/'))
      value = op === '*' ? value * this.factor() : value / this.factor();
    return value;
  }

  private factor(): number {
    let sign = 1;
    for (let op = this.take('+-'); op; op = this.take('+-')) if (op === '-') sign = -sign;
    return sign * this.power();
  }

  private power(): number {
    const base = this.atom();
    return this.take('^') ? base ** this.factor() : base;
  }

  private atom(): number {
    if (this.take('(')) {
      const value = this.sum();
      if (!this.take(')')) throw new SyntaxError('no closing bracket');
      return value;
    }
    this.space();
    const number = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i.exec(this.text.slice(this.at));
    if (!number) throw new SyntaxError('no number');
    this.at += number[0].length;
    return Number(number[0]);
  }

  private take(which: string): string | null {
    this.space();
    const next = this.text[this.at];
    if (next === undefined || !which.includes(next)) return null;
    this.at++;
    return next;
  }

  private space(): void {
    while (this.text[this.at] === ' ') this.at++;
  }
}
