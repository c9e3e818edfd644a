import { dateText, type ColumnProfile } from '@deepwright/engine';
import { count, significant } from '../../../ui/format';
import { short } from '../numbers';

/** Numbers of a column in its own units: dates are kept as milliseconds, and nobody reads those. */

const day = 86_400_000;

/** A value; of a date its day, or with the time where all of the column lies within few days. */
export const figure = ({ type, numbers }: ColumnProfile, x: number): string => {
  if (type !== 'date') return short(x);
  const few = numbers !== undefined && numbers.max - numbers.min < 3 * day;
  return dateText(few ? Math.round(x / 60_000) * 60_000 : Math.floor(x / day) * day);
};

/** An end of the range, where there is little room: of dates far apart only the month. */
export const end = (profile: ColumnProfile, x: number): string => {
  const { type, numbers } = profile;
  if (type !== 'date' || !numbers) return figure(profile, x);
  const text = dateText(x);
  return numbers.max - numbers.min >= 90 * day ? text.slice(0, 7) : text.slice(5, 10);
};

/** A mean or a quartile, to four digits. */
export const middle = (profile: ColumnProfile, x: number): string =>
  profile.type === 'date' ? figure(profile, x) : significant(x, 4);

/** A distance between values, such as σ. */
export const distance = ({ type }: ColumnProfile, x: number): string =>
  type === 'date' ? `${significant(x / day)} days` : significant(x);

/** How many different values there are; at least so many where not all rows were compared. */
export const distinctText = ({ distinct, estimated }: ColumnProfile): string =>
  `${estimated ? '≥ ' : ''}${count(distinct)}`;

/** A quartile; about that where not all rows were sorted. */
export const quartile = (profile: ColumnProfile, x: number): string =>
  `${profile.estimated ? '≈ ' : ''}${middle(profile, x)}`;
