import { formatNumber } from '../params/format-number';
import type { InspectReport } from './formats/inspect';
import { numberText } from './metrics-text';
import { tableText, wrapped } from './table-text';
import { bytesText, count, factLines, issueLines } from './words';

/** Columns and rejected lines that are printed unless all are asked for. */
const shownColumns = 50;
const shownRejected = 20;

type Column = InspectReport['columns'][number];
type Dialect = NonNullable<InspectReport['dialect']>;

const kinds: Readonly<Record<InspectReport['kind'], string>> = {
  text: 'text',
  parquet: 'Parquet',
  json: 'JSON lines',
};

const signText = (sign: string): string => (sign === '\t' ? 'tab' : `‘${sign}’`);

const dialectText = ({ delimiter, quote, header, encoding, decimal, dateFormat }: Dialect): string =>
  [
    encoding,
    `delimiter ${signText(delimiter)}`,
    quote === '' ? 'no quotes' : `quote ${signText(quote)}`,
    header ? 'names in the first line' : 'no line of names',
    `decimal ${signText(decimal)}`,
    ...(dateFormat === null ? [] : [`dates ${dateFormat}`]),
  ].join(', ');

const fileText = ({ kind, bytes, dialect }: InspectReport): string =>
  `${kinds[kind]}, ${bytesText(bytes)}${dialect ? `, ${dialectText(dialect)}` : ''}`;

const pictureText = ({ width, height, columns, min, max }: NonNullable<InspectReport['picture']>): string =>
  `${width} × ${height} pixels in ${count(columns, 'column')}, values ${numberText(min)} to ${numberText(max)}`;

/** What a column holds, in a few words: its range, or its most frequent values. */
const valuesText = ({ numbers, dates, top, distinct }: Column): string => {
  if (dates) return `${dates.first} to ${dates.last}`;
  if (numbers) return `${numberText(numbers.min)} to ${numberText(numbers.max)}, mean ${numberText(numbers.mean)}`;
  if (!top) return '';
  const first = top.slice(0, 4).map(({ value }) => value.replaceAll(/\s+/g, ' '));
  return `${first.join(', ')}${distinct > first.length ? ' …' : ''}`;
};

const columnLines = (columns: readonly Column[]): string[] =>
  tableText(
    [
      ['column', 'type', 'role', 'values', 'missing', 'distinct'],
      ...columns.map((column) => [
        column.name.replaceAll(/\s+/g, ' '),
        column.type,
        column.role,
        valuesText(column),
        formatNumber(column.missing),
        `${column.estimated ? '≥ ' : ''}${formatNumber(column.distinct)}`,
      ]),
    ],
    { right: 4 },
  );

/** Rejected lines are listed by themselves: what is said of each as an issue would be the same again. */
const isListed = (code: string): boolean => code === 'data/rejected-line' || code === 'data/rejected-lines';

const rejectedText = ({ rejected, rejectedCount }: InspectReport, limit: number): string[] => {
  const shown = rejected.slice(0, limit);
  const more = rejectedCount - shown.length;
  return [
    ...shown.flatMap(({ line, column, reason }) =>
      wrapped('  ', `line ${line}${column === undefined ? '' : `, ${column},`} ${reason}`),
    ),
    ...(more > 0 ? [`  and ${count(more, 'more line')}`] : []),
  ];
};

const underBlank = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? ['', ...lines] : []);

/** The inspection for people, at most 100 columns wide. */
export const inspectText = (report: InspectReport, all: boolean): string => {
  const { file, rows, columns, rejectedCount, sampledFrom, picture, issues } = report;
  const limit = all ? Infinity : shownColumns;
  const more = columns.length - Math.min(columns.length, limit);
  const rejected = rejectedCount > 0 ? `, ${count(rejectedCount, 'line')} that cannot be read` : '';
  const sampled = sampledFrom === null ? '' : ` of ${formatNumber(sampledFrom)}`;
  return [
    `${file}: ${count(rows, 'row')}${sampled}, ${count(columns.length, 'column')}${rejected}`,
    ...factLines(['file', fileText(report)]),
    ...(picture ? factLines(['pictures', pictureText(picture)]) : []),
    '',
    ...columnLines(columns.slice(0, limit)),
    ...(more > 0 ? [`  and ${count(more, 'more column')}; --all shows every one`] : []),
    ...underBlank(rejectedText(report, all ? Infinity : shownRejected)),
    ...underBlank(issues.filter(({ code }) => !isListed(code)).flatMap(issueLines)),
  ].join('\n');
};
