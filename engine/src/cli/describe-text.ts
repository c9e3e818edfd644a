import { formatNumber } from '../params/format-number';
import { issueText } from '../issues/issue';
import type { DescribeReport } from './formats/describe';
import { shapeText } from './given-weights';
import { tableText, wrapped } from './table-text';

const shown = 20;

type Block = DescribeReport['blocks'][number];

/** "12.3 kB": powers of 1000. */
const bytesText = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${unit === 0 ? value : value.toPrecision(3)} ${units[unit]!}`;
};

const count = (n: number, one: string, many = `${one}s`): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

/** The first of many names: the JSON has them all. */
const some = (names: readonly string[]): string =>
  names.length <= shown + 1 ? names.join(', ') : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;

const targetText = ({ target }: DescribeReport['data']): string =>
  target.kind === 'number' ? some(target.names) : `${target.name}: ${some(target.classes)}`;

const rowsText = ({ rows, dropped, train, seen, dev, test }: DescribeReport['data']): string => {
  const left = dropped > 0 ? ` (${formatNumber(dropped)} left out)` : '';
  const grown = seen === train ? '' : `, ${formatNumber(seen)} after augmentation`;
  return `${count(rows, 'row')}${left}: ${formatNumber(train)} train${grown}, ${formatNumber(dev)} dev, ${formatNumber(test)} test`;
};

const trainingText = ({ loss, optimizer, epochs, batchRows, batchesPerEpoch }: DescribeReport['training']): string =>
  `${loss ?? 'no loss fits'}, ${optimizer}, ${count(epochs, 'epoch')} of ${count(batchesPerEpoch, 'mini-batch', 'mini-batches')} of ${count(batchRows, 'row')}`;

const memoryText = (memory: DescribeReport['memory']): string =>
  memory
    ? `${bytesText(memory.total)}: training ${bytesText(memory.training)}, evaluation ${bytesText(memory.evaluation)}, rows ${bytesText(memory.rows)}`
    : 'unknown';

const rowOf = ({ id, kind, name, inputs, shape, parameters, statistics, bytes }: Block): string[] => [
  id,
  name === id ? '' : name,
  kind,
  inputs.join(', '),
  shape ? shapeText(shape) : '?',
  formatNumber(parameters),
  formatNumber(statistics),
  bytes === null ? '?' : bytesText(bytes),
];

/** The description for people, at most 100 columns wide. */
export const describeText = (report: DescribeReport): string => {
  const { project, data, blocks, parameters, statistics, issues } = report;
  const facts = [
    ['data', rowsText(data)],
    ['features', `${formatNumber(data.features.length)}: ${some(data.features)}`],
    ['target', targetText(data)],
    ['training', trainingText(report.training)],
    ['memory', memoryText(report.memory)],
  ] as const;
  const lines = [
    `${project}: ${count(blocks.length, 'block')}, ${count(parameters, 'parameter')}${report.trainable ? '' : ', cannot be trained'}`,
    ...facts.flatMap(([label, value]) => wrapped(`  ${label.padEnd(9)} `, value)),
    '',
    ...tableText(
      [
        ['block', 'name', 'kind', 'from', 'shape', 'parameters', 'statistics', 'memory'],
        ...blocks.map(rowOf),
        ['total', '', '', '', '', formatNumber(parameters), formatNumber(statistics), ''],
      ],
      { right: 5 },
    ),
  ];
  if (issues.length > 0) lines.push('');
  for (const issue of issues) {
    const place = issue.nodeId ?? issue.column ?? issue.path;
    lines.push(
      ...wrapped(`  ${issue.level.padEnd(9)} `, `${place === undefined ? '' : `${place}: `}${issueText(issue)}`),
    );
  }
  return lines.join('\n');
};
