/** One field of a CSV file, quoted where it has to be (RFC 4180). */
const field = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line without its end. Numbers have as many digits as bring the same bits back. */
export const csvLine = (values: readonly (string | number)[]): string => values.map(field).join(',');
