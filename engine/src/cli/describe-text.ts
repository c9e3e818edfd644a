import { formatNumber } from '../params/format-number';
import type { DescribeReport } from './formats/describe';
import { shapeText } from './given-weights';
import { tableText } from './table-text';
import { bytesText, count, factLines, issueLines, some } from './words';

type Block = DescribeReport['blocks'][number];

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
    ...facts.flatMap(factLines),
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
  lines.push(...issues.flatMap(issueLines));
  return lines.join('\n');
};
