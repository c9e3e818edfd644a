/** Widest line that is printed. */
const widest = 100;
const gap = 2;
/** Columns of words shrink to this before anything is lost. */
const narrowest = 6;

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);

/** Text on lines of at most 100 columns: the first begins with `label`, the others with as many spaces. */
export const wrapped = (label: string, text: string): string[] => {
  const width = widest - label.length;
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(cut(word, width));
    else lines[lines.length - 1] = last === '' ? cut(word, width) : `${last} ${word}`;
  }
  return lines.map((line, i) => (i === 0 ? label : ' '.repeat(label.length)) + line);
};

/** The widest column of words gives way until the whole fits. */
const fit = (widths: number[], words: number): void => {
  const total = (): number => widths.reduce((sum, width) => sum + gap + width, 0);
  while (total() > widest) {
    const longest = Math.max(...widths.slice(0, words));
    if (longest <= narrowest) return;
    widths[widths.indexOf(longest)]!--;
  }
};

/** Rows as aligned lines; from column `right` on they are numbers, flush right. */
export const tableText = (rows: readonly (readonly string[])[], { right }: { right: number }): string[] => {
  const columns = rows[0]!.map((_, j) => rows.map((row) => row[j]!));
  const widths = columns.map((cells) => Math.max(...cells.map(({ length }) => length)));
  fit(widths, right);
  return rows.map((row) =>
    row
      .map((cell, j) => (j < right ? cut(cell, widths[j]!).padEnd(widths[j]!) : cell.padStart(widths[j]!)))
      .map((cell) => ' '.repeat(gap) + cell)
      .join('')
      .trimEnd(),
  );
};
