import type { ColumnProfile, DataSpec, Points } from '@deepwright/engine';
import { dateAxis } from '../../../charts/date-axis';
import { niceAxis } from '../../../charts/scale';
import { seriesLooks, type PointGroup, type ScatterSpec } from '../../../charts/scatter-spec';
import type { ChartAxis } from '../../../charts/spec';
import { count, counted } from '../../../ui/format';
import { figure } from '../columns/figures';

/** Two columns as points, by the groups of a third. */

/**
 * Points of the groups that have a look of their own, then of all others in one. Classes keep the look of their place,
 * here and in every chart, also where some of them are not among the points.
 */
export const groupsOf = ({ x, y, group, groups }: Points, classes: readonly string[]): readonly PointGroup[] => {
  if (groups.length === 0) return [{ name: 'rows', colour: '--s1', marker: 'disc', x, y }];
  const names = classes.length > 0 ? classes : groups;
  const shown = Math.min(names.length, seriesLooks.length);
  const placeOf = groups.map((name) => {
    const place = names.indexOf(name);
    return place >= 0 && place < shown ? place : shown;
  });
  const members: number[][] = Array.from({ length: shown + 1 }, () => []);
  group.forEach((code, i) => members[placeOf[code]!]!.push(i));
  const pick = (all: Float64Array, places: readonly number[]) => Float64Array.from(places, (i) => all[i]!);
  const made = members.map((places, place): PointGroup => {
    const look = seriesLooks[place] ?? { colour: '--border-s', marker: 'dot' };
    const others = groups.filter((_, code) => placeOf[code] === shown).length;
    const name = place < shown ? names[place]! : counted(others, 'other');
    return { name, ...look, x: pick(x, places), y: pick(y, places) };
  });
  return made.filter((each) => each.x.length > 0);
};

/** The two values of a column that has no more, in the order in which they are 0 and 1. */
const twoValues = ({ type, top, distinct }: ColumnProfile): readonly string[] | null =>
  distinct === 2 && top?.length === 2 && (type === 'category' || type === 'boolean')
    ? top.map(({ value }) => value).sort((a, b) => (a < b ? -1 : 1))
    : null;

const placeText = (profile: ColumnProfile, x: number): string => twoValues(profile)?.[x] ?? figure(profile, x);

const axisOf = (profile: ColumnProfile, values: Float64Array): ChartAxis & { unit: string } => {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const unit = profile.name.length > 60 ? `${profile.name.slice(0, 59)}…` : profile.name;
  const two = twoValues(profile);
  if (two) return { min: -0.5, max: 1.5, ticks: [0, 1], texts: two, unit };
  if (low > high) return { ...niceAxis(0, 1), unit };
  if (profile.type === 'date') return { ...dateAxis(low, high > low ? high : low + 86_400_000, 5), unit };
  return { ...niceAxis(low, high), unit };
};

export const scatterSpec = (
  points: Points,
  x: ColumnProfile,
  y: ColumnProfile,
  classes: readonly string[] = [],
): ScatterSpec => {
  const groups = groupsOf(points, classes);
  return {
    label: `${y.name} over ${x.name}, ${count(points.x.length)} points`,
    x: axisOf(x, points.x),
    y: axisOf(y, points.y),
    groups,
    read: (of, point) => {
      const group = groups[of]!;
      const place = `${x.name} ${placeText(x, group.x[point]!)}, ${y.name} ${placeText(y, group.y[point]!)}`;
      return points.groups.length > 0 ? `${place}, ${group.name}` : place;
    },
  };
};

/** "2 000 of 1 000 000 rows", "344 rows, of which 2 have a gap": how much of the table is drawn. */
export const shownText = (points: Points, rows: number): string => {
  const gaps = rows - points.total;
  const left = gaps > 0 ? `, ${count(gaps)} with a gap left out` : '';
  const drawn = points.x.length;
  return `${drawn < points.total ? `${count(drawn)} of ${count(points.total)}` : count(points.total)} rows${left}`;
};

/** What a scatter can have at its sides: numbers, dates, and columns of two values as 0 and 1. */
export const hasPlaces = (profile: ColumnProfile): boolean =>
  profile.numbers !== undefined || twoValues(profile) !== null;

/** What points can be grouped by: few different values. */
export const hasGroups = ({ type, distinct }: ColumnProfile): boolean =>
  type === 'category' || type === 'boolean' || distinct <= 20;

/** What is drawn before anything is chosen: the first two features that have places, in the colours of a target of classes. */
export const firstColumns = (
  columns: readonly ColumnProfile[],
  spec: DataSpec,
): { x: string; y: string; group: string | null } => {
  const roles = new Map(spec.columns.map(({ name, role }) => [name, role]));
  const placed = columns.filter(hasPlaces);
  const features = placed.filter(({ name }) => roles.get(name) === 'feature');
  const rest = placed.filter(({ name }) => roles.get(name) !== 'feature');
  const target = spec.columns.find(({ role }) => role === 'target');
  const classes = target !== undefined && target.type !== 'number' && target.type !== 'date';
  // Numbers are predicted from features: they stand against the first of them.
  const first = classes ? features : [...features.slice(0, 1), ...rest.filter(({ name }) => name === target?.name)];
  const [x, y] = [...first, ...features, ...rest].filter((each, i, all) => all.indexOf(each) === i);
  return { x: x?.name ?? '', y: (y ?? x)?.name ?? '', group: classes ? target.name : null };
};
