import { formatNumber } from '../params/format-number';
import { splitNote } from '../verdicts/split-note';
import type { Fix, Issue } from './issue';
import { quoted, rows } from './words';

/** The wording of what is worth knowing about data that can be trained on. */

const issue = (level: 'warning' | 'info', code: string, message: string, more: Partial<Issue> = {}): Issue => ({
  code: `data/${code}`,
  level,
  message,
  ...more,
});

/** A feature that alone tells the target, by |r|, by the least AUC between classes, or by the mean accuracy of the classes. */
export interface Telling {
  name: string;
  by: 'r' | 'auc' | 'accuracy';
  strength: number;
}

export interface Skewed {
  name: string;
  skewness: number;
  /** The scaler that evens it out. */
  scaler: 'log' | 'robust';
}

export interface Extreme {
  name: string;
  value: number;
  line: number;
  /** What 99 % of the values do not exceed. */
  usual: number;
}

/** Dev and test rows with the features of a train row. */
export interface Copies {
  dev: number;
  test: number;
  /** Of the first such row, and of the train row that it is like. */
  lines: readonly [copy: number, of: number];
  /** Otherwise lines count within each of several files. */
  isOneFile: boolean;
  /** Most train rows differ from one another. */
  isSurprising: boolean;
}

interface ClassRows {
  name: string;
  rows: number;
}

const short = (value: number, digits: number): string => formatNumber(Number(value.toPrecision(digits)));
const percent = (share: number): string => `${short(100 * share, 2)} %`;

const measures: Readonly<Record<Telling['by'], string>> = { r: '|r|', auc: 'AUC', accuracy: 'accuracy' };
export const scalerTitles = { log: 'logarithm', robust: 'quartiles' } as const;

export const findingIssues = {
  tellsTarget: (found: readonly Telling[], targets: readonly string[], fixes: Fix[]) => {
    const names = found.map(({ name }) => name);
    const least = found.reduce((a, b) => (b.strength < a.strength ? b : a));
    const isOne = found.length === 1;
    const what = quoted(targets);
    // 0.9996 is not to be read as 1.
    const strength = least.strength === 1 ? '1' : String(Math.floor(least.strength * 1e4) / 1e4);
    return issue(
      'warning',
      'tells-target',
      `${quoted(names)} ${isOne ? 'alone tells' : 'each alone tell'} ${what}: ${measures[least.by]} ${isOne ? 'is' : 'is at least'} ${strength} on the train rows.`,
      {
        column: names[0]!,
        hint: `Is it known before ${what} is? If not, give it the role Ignore.`,
        fixes,
      },
    );
  },
  namesRows: (names: readonly string[], count: number, fixes: Fix[]) =>
    issue(
      'warning',
      'names-rows',
      `${quoted(names)} ${names.length === 1 ? 'is' : 'are'} different in each of the ${rows(count)}, like a number of the row.`,
      {
        column: names[0]!,
        hint: 'A name of the row says nothing about others: give it the role Ignore.',
        fixes,
      },
    ),
  duplicates: ({ dev, test, lines, isOneFile, isSurprising }: Copies) => {
    const parts = [
      ...(dev > 0 ? [`${formatNumber(dev)} dev`] : []),
      ...(test > 0 ? [`${formatNumber(test)} test`] : []),
    ];
    const isOne = dev + test === 1;
    const where = isOneFile
      ? `line ${formatNumber(lines[0])}, which is like line ${formatNumber(lines[1])}`
      : `line ${formatNumber(lines[0])} of its file`;
    return issue(
      isSurprising ? 'warning' : 'info',
      'duplicates',
      `${parts.join(' and ')} ${isOne ? 'row has' : 'rows have'} the same features as a train row, ${isOne ? 'in' : 'first in'} ${where}.`,
      {
        line: lines[0],
        hint: isSurprising
          ? 'The network has seen them: remove the copies from the file, or split by a group column.'
          : 'The features have few different values, so this is no surprise.',
      },
    );
  },
  extreme: (found: readonly Extreme[], fixes: Fix[]) => {
    const { name, value, line, usual } = found.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
    const others =
      found.length === 1 ? '' : `, and ${formatNumber(found.length - 1)} other columns have such values too`;
    return issue(
      'warning',
      'extreme',
      `‘${name}’ is ${short(value, 6)} in line ${formatNumber(line)}; 99 % of its values are at most ${short(usual, 3)} from 0${others}.`,
      {
        column: name,
        line,
        hint: 'Correct the value in the file; if it stands for a gap, name it as one when the file is read.',
        fixes,
      },
    );
  },
  imbalanced: (name: string, fewest: ClassRows, most: ClassRows, count: number, fixes: Fix[]) =>
    issue(
      'warning',
      'imbalanced',
      `Of ${rows(count)} to train on, ${formatNumber(fewest.rows)} (${percent(fewest.rows / count)}) ${fewest.rows === 1 ? 'is' : 'are'} ‘${fewest.name}’ and ${formatNumber(most.rows)} (${percent(most.rows / count)}) ‘${most.name}’.`,
      {
        column: name,
        hint: 'Accuracy says little here. Oversample the rare classes, or weigh the classes in the Output block.',
        fixes,
      },
    ),
  fewRows: (train: number, width: number) =>
    issue(
      'warning',
      'few-rows',
      `${rows(train)} to train on ${train === 1 ? 'is' : 'are'} fewer than the ${formatNumber(width)} input columns: a network can learn them by heart.`,
      { hint: 'Use more rows or fewer columns, or regularise well.' },
    ),
  manyRows: (all: number, judged: number, to: readonly number[], fixes: Fix[]) =>
    issue(
      'info',
      'many-rows',
      `Of ${rows(all)}, dev and test take ${formatNumber(judged)} (${percent(judged / all)}). 98/1/1 would train on ${formatNumber(to[0]!)} and judge by ${formatNumber(to[1]!)} and ${formatNumber(to[2]!)}.`,
      {
        hint: 'With this many rows, 1 % tells networks apart well.',
        fixes,
      },
    ),
  noTest: () => issue('info', 'no-test', `There are no test rows: ${splitNote(0)}.`),
  skewed: (found: readonly Skewed[], fixes: Fix[]) => {
    const most = found.reduce((a, b) => (Math.abs(b.skewness) > Math.abs(a.skewness) ? b : a));
    const names = found.map(({ name }) => name);
    const isOne = found.length === 1;
    return issue(
      'info',
      'skewed',
      `${quoted(names)} ${isOne ? 'has' : 'have'} a long tail: skewness ${isOne ? 'is' : 'is up to'} ${short(most.skewness, 3)} on the train rows.`,
      {
        column: most.name,
        hint: `Scaling by ${scalerTitles[most.scaler]} brings far values nearer.`,
        fixes,
      },
    );
  },
};
