/** Texts that usually stand for "no value", whatever their case; an empty cell always does. */
const usual: readonly string[] = ['NA', 'N/A', '#N/A', 'NAN', 'NULL'];

/** Signs people write for "unknown": also no value, but said aloud, as a category of that name would be possible. */
const placeholders: readonly string[] = ['.', '?'];

/** Which texts stand for no value in one file. */
export interface MissingRule {
  /** Of a text without spaces around it. */
  isMissing: (trimmed: string) => boolean;
  /** Whether taking it for missing should be told. */
  isPlaceholder: (trimmed: string) => boolean;
  /** The texts that a CSV reader, which compares every sign, may take for missing by itself. */
  nullTexts: readonly string[];
  /** Those of the texts that are numbers, such as −999: in a column of numbers they count however they are written. */
  numbers: readonly number[];
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();

/** The rule for the texts a person chose, or for the usual ones. */
export const missingRule = (chosen?: readonly string[]): MissingRule => {
  const words = (chosen ?? usual).map((text) => text.trim().toUpperCase());
  const signs = chosen ? [] : placeholders;
  const known = new Set(['', ...words, ...signs]);
  const spellings = words.flatMap((word) => [word, word.toLowerCase(), capitalised(word)]);
  return {
    isMissing: (trimmed) => known.has(trimmed.toUpperCase()),
    isPlaceholder: (trimmed) => signs.includes(trimmed),
    numbers: words.map((word) => (word === '' ? NaN : Number(word))).filter(Number.isFinite),
    nullTexts: [...new Set(['', ...spellings, ...(chosen ? [] : ['NaN'])])],
  };
};
