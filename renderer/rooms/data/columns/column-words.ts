import type { ColumnType, DatePart, Encoding, MissingPolicy } from '@deepwright/engine';
import type { RoleChoice } from './columns';

/** The choices about a column in words, each with what follows from it. */

interface Words {
  label: string;
  help: string;
}

export const typeWords: Readonly<Record<ColumnType, Words>> = {
  number: { label: 'Number', help: 'Larger and smaller mean something.' },
  category: { label: 'Category', help: 'Each value is a kind of its own.' },
  boolean: { label: 'Yes/no', help: 'Two values, 0 and 1.' },
  date: { label: 'Date', help: 'Becomes a number for each part, such as month and weekday.' },
};

export const roleWords: Readonly<Record<RoleChoice, Words>> = {
  feature: { label: 'Feature', help: 'The network sees it.' },
  target: { label: 'Target', help: 'The network learns to predict it, and nothing else.' },
  'also-target': { label: 'Also a target', help: 'The network predicts it beside the other targets.' },
  weight: { label: 'Weight', help: 'How much each row counts in the cost.' },
  group: { label: 'Group', help: 'Rows with the same value go to the same part of the split.' },
  ignore: { label: 'Ignore', help: 'Left out.' },
};

const policyWords: Readonly<Record<MissingPolicy, Words>> = {
  ask: { label: 'Ask', help: 'Nothing is decided: training waits.' },
  drop: { label: 'Drop', help: 'Rows with a gap here are not used.' },
  mean: { label: 'Mean', help: 'Filled with the mean of the train rows.' },
  median: { label: 'Median', help: 'Filled with the median of the train rows.' },
  'most-frequent': { label: 'Mode', help: 'Filled with the most frequent value of the train rows.' },
  constant: { label: 'Constant', help: 'Filled with a value that you give.' },
  indicator: { label: 'Gap column', help: 'Filled, and a column of its own says where: 1 is a gap.' },
};

/** Among categories a gap can be one more of them. */
const ownCategory: Words = { label: 'Own category', help: 'A gap is a category like the others.' };

export const policyWordsFor = (type: ColumnType, policy: MissingPolicy): Words =>
  type === 'category' && policy === 'indicator' ? ownCategory : policyWords[policy];

export const encodingWords: Readonly<Record<Encoding, Words>> = {
  'one-hot': { label: 'One-hot', help: 'A column of 0 and 1 for each category: no order among them.' },
  ordinal: { label: 'Ordinal', help: 'One column with the place in the sorted order: 0, 1, 2 …' },
  none: { label: 'As numbers', help: 'One column with the numbers as they are written.' },
};

export const partWords: Readonly<Record<DatePart, Words>> = {
  year: { label: 'Year', help: 'Such as 2026.' },
  month: { label: 'Month', help: '1 to 12.' },
  day: { label: 'Day', help: 'Of the month, 1 to 31.' },
  weekday: { label: 'Weekday', help: '0 is Monday, 6 is Sunday.' },
  hour: { label: 'Hour', help: '0 to 23.' },
  minute: { label: 'Minute', help: '0 to 59.' },
  elapsed: { label: 'Days passed', help: 'Since the start of 1970.' },
};

/** "Make sold also a target": what a change of role is called in the history. */
export const roleChange = (name: string, choice: RoleChoice): string => {
  const words: Readonly<Record<RoleChoice, string>> = {
    feature: `Make ${name} a feature`,
    target: `Make ${name} the target`,
    'also-target': `Make ${name} also a target`,
    weight: `Weigh the rows by ${name}`,
    group: `Keep rows of one ${name} together`,
    ignore: `Ignore ${name}`,
  };
  return words[choice];
};
