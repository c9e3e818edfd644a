/** A number as typed: `2^6`, `1e-3`, `32*2`, `1/7`, `(1+2)*3`; a true minus counts as one. Null for anything else. */
export const parse = (text: string): number | null => {
  const tokens = text.replaceAll('−', '-').match(/\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[-+*/^()]|\S/gi) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const sum = (): number => {
    let value = product();
    for (;;) {
      if (take('+')) value += product();
      else if (take('-')) value -= product();
      else return value;
    }
  };
  const product = (): number => {
    let value = sign();
    for (;;) {
      if (take('*')) value *= sign();
      else if (take('/')) value /= sign();
      else return value;
    }
  };
  const sign = (): number => (take('-') ? -sign() : take('+') ? sign() : power());
  const power = (): number => {
    const base = atom();
    return take('^') ? base ** sign() : base;
  };
  const atom = (): number => {
    if (!take('(')) return Number(tokens[at++] ?? 'nothing');
    const value = sum();
    return take(')') ? value : NaN;
  };
  const value = sum();
  return at === tokens.length && Number.isFinite(value) ? value : null;
};
