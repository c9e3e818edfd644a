/** Texts that stand for "no value", whatever their case; an empty cell does too. */
const missingTexts: ReadonlySet<string> = new Set(['', 'NA', 'N/A', '#N/A', 'NAN', 'NULL']);

/** Signs people write for "unknown": also no value, but said aloud, as a category of that name would be possible. */
export const placeholders: readonly string[] = ['.', '?'];

export const isMissing = (text: string): boolean => {
  const trimmed = text.trim();
  return missingTexts.has(trimmed.toUpperCase()) || placeholders.includes(trimmed);
};

const sqlTexts = [...missingTexts, ...placeholders].map((text) => `'${text}'`).join(', ');

/** SQL: the cell's text without spaces around it, or NULL when it is missing. The same rule as `isMissing`. */
export const presentText = (column: string): string =>
  `CASE WHEN upper(trim(${column})) IN (${sqlTexts}) THEN NULL ELSE trim(${column}) END`;

/**
 * SQL: the cell as a finite number, or NULL. DuckDB would also read `1_000`, which in data is a name, not a number.
 * With a decimal comma a point is no part of a number: `1.234` could be meant either way.
 */
export const asNumber = (column: string, decimal: '.' | ','): string => {
  const cast =
    decimal === '.'
      ? `TRY_CAST(${column} AS DOUBLE)`
      : `CASE WHEN contains(${column}, '.') THEN NULL ELSE TRY_CAST(replace(${column}, ',', '.') AS DOUBLE) END`;
  return `CASE WHEN isfinite(${cast}) AND NOT contains(${column}, '_') THEN ${cast} END`;
};

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a text is a number with either decimal sign: to see how a file is written before it is read. */
export const looksNumeric = (text: string): boolean => numberPattern.test(text.trim().replace(',', '.'));
