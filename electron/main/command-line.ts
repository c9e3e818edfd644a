import path from 'node:path';

/** Extensions of files that the app opens: projects and tables. */
const opens = /\.(dw|json|csv|tsv|txt|gz|parquet|jsonl|ndjson)$/i;

/** The file named on a command line, absolute; undefined when there is none. Switches and other words are passed over. */
export function fileFromArguments(
  words: readonly string[],
  folder: string,
  isFile: (file: string) => boolean,
): string | undefined {
  return words
    .slice(1)
    .filter((word) => !word.startsWith('-') && opens.test(word))
    .map((word) => path.resolve(folder, word))
    .find(isFile);
}
