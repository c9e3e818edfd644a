/** A parameter's value as people write it: 32, 0.8, 1e-5. Thin spaces part thousands from 10 000. */
export const formatNumber = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-3 || size >= 1e9)
      ? value.toExponential().replace('e+', 'e')
      : thousands(String(Number(value.toPrecision(12))));
  return text.replace(/^-/, '−');
};

const thousands = (text: string): string => {
  const [whole, part] = text.split('.') as [string, string | undefined];
  if (whole.replace('-', '').length < 5) return text;
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, '\u2009');
  return part === undefined ? spaced : `${spaced}.${part}`;
};
