import type { Layout } from './record-scanner';
import type { Relation } from './stream-columns';

/** Column `i` of a delimited file: names from the file never stand in SQL. */
export const fileColumn = (i: number): string => `c${i}`;

export interface CsvSource {
  file: string;
  gzip: boolean;
  layout: Layout;
  /** Texts that become NULL. */
  nullTexts: readonly string[];
}

/** What a thread of the reader takes of the file at a time: with the usual 32 MB most of the work waits for a last piece. */
const bufferBytes = 8 << 20;

export type CellType = 'DOUBLE' | 'VARCHAR';

/**
 * A delimited file as a relation of the columns c0, c1 …; all of the layout is given, nothing is guessed here. `strict`: a
 * record of another width or a cell of another type is an error; else such records are passed over (a scan has listed them).
 */
export const csvRelation = (
  { file, gzip, layout, nullTexts }: CsvSource,
  typeOf: (column: number) => CellType,
  strict: boolean,
): Relation => {
  const { delimiter, quote, header, columns } = layout;
  const struct = Array.from({ length: columns }, (_, i) => `'${fileColumn(i)}': '${typeOf(i)}'`).join(', ');
  const nulls = nullTexts.map((_, i) => `$null${i}`).join(', ');
  return {
    sql: `read_csv($file, auto_detect = false, columns = {${struct}}, delim = $delimiter, quote = $quote,
      escape = $quote, header = $header, compression = $compression, skip = 0, comment = '', nullstr = [${nulls}],
      buffer_size = ${bufferBytes}, strict_mode = true, ignore_errors = ${!strict})`,
    params: {
      file,
      delimiter,
      quote,
      header,
      compression: gzip ? 'gzip' : 'none',
      ...Object.fromEntries(nullTexts.map((text, i) => [`null${i}`, text])),
    },
  };
};
