import { conceptOf, scheduleSeries, type EpochPoint, type ScheduleSeries, type TrainingSpec } from '@deepwright/engine';
import { significant } from '../ui/format';
import { niceAxis, tickedAxis } from './scale';
import type { ChartSpec, Crosshair, Explanation, Line, Note, Points } from './spec';
import { spreadOver } from './table-text';

const plannedDash = [2, 3];
const mostPoints = 400;

export const aboutSchedule = (training: TrainingSpec): Explanation => {
  const law = conceptOf('schedule', training.schedule.kind);
  return {
    text:
      'How large the steps are: each update of a weight is multiplied by α. Large steps get near the valley quickly, ' +
      `small ones settle in it. ${law?.help ?? ''}`.trim(),
    tex: law?.formula ?? String.raw`\alpha = \alpha_0`,
  };
};

/** The learning rate as planned, and what it was where a run has been. */
export const scheduleSpec = (
  training: TrainingSpec,
  trainRows: number | null,
  points: readonly EpochPoint[],
): ChartSpec => {
  const law = conceptOf('schedule', training.schedule.kind);
  const series = scheduleSeries(training, trainRows ?? 1, mostPoints);
  const planned = series.ok ? series.value : { epochs: new Float64Array(0), rates: new Float64Array(0) };
  const actual = { x: points.map((point) => point.epoch), y: points.map((point) => point.learningRate) };
  const last = points.at(-1);
  const top = Math.max(maximum(planned.rates), maximum(actual.y));
  const lines: Line[] = [
    { name: 'planned', x: planned.epochs, y: planned.rates, colour: '--edge', width: 1.5, dash: plannedDash },
  ];
  if (last) lines.push({ name: 'actual', ...actual, colour: '--s3', width: 2 });
  return {
    title: `Learning rate α${law ? `, ${law.title.toLowerCase()}` : ''}`,
    label: spoken(law?.title ?? 'Learning rate', planned.rates, last),
    x: { ...tickedAxis(0, Math.max(1, training.epochs), 5, true), unit: 'epoch' },
    y: niceAxis(0, top * 1.02),
    lines,
    points: last ? [disc(last)] : [],
    notes: notes(planned, last),
    crosshair: crosshair(planned, points),
    empty: series.ok ? undefined : series.issues[0]?.message,
    table: {
      caption: 'Planned learning rate by epoch',
      columns: ['epoch', 'learning_rate'],
      rows: spreadOver(planned.epochs.length, 12).map((i) => [String(planned.epochs[i]), String(planned.rates[i])]),
    },
  };
};

const maximum = (values: ArrayLike<number>): number => {
  let top = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > top) top = values[i]!;
  return top;
};

const disc = (last: EpochPoint): Points => ({
  x: [last.epoch],
  y: [last.learningRate],
  colour: '--s3',
  shape: 'disc',
  hollow: false,
});

/** "now" beside the newest rate, "planned" on the dotted line further on, where both have room. */
const notes = (planned: ScheduleSeries, last: EpochPoint | undefined): Note[] => {
  const end = planned.epochs.length - 1;
  const done = last ? last.epoch / (planned.epochs[end] ?? 1) : 0;
  const at = Math.round(end * Math.max(0.5, done + 0.32));
  const all: Note[] = [];
  if (end > 0 && at <= end * 0.82) {
    all.push({ x: planned.epochs[at]!, y: planned.rates[at]!, text: 'planned', colour: '--text2' });
  }
  if (last) {
    const text = `now ${significant(last.learningRate)}`;
    all.push({ x: last.epoch, y: last.learningRate, text, colour: '--s3' });
  }
  return all;
};

const crosshair = (planned: ScheduleSeries, points: readonly EpochPoint[]): Crosshair => ({
  x: planned.epochs,
  read: (i) => {
    const epoch = Math.round(planned.epochs[i]!);
    const actual = points.find((point) => point.epoch === epoch);
    const rows = [
      { name: 'planned', value: exactly(planned.rates[i]!), colour: '--edge' as const, dash: plannedDash },
      ...(actual ? [{ name: 'actual', value: exactly(actual.learningRate), colour: '--s3' as const }] : []),
    ];
    return { title: `Epoch ${epoch}`, rows };
  },
});

const exactly = (value: number): string => String(Number(value.toPrecision(6)));

const spoken = (title: string, rates: ArrayLike<number>, last: EpochPoint | undefined): string => {
  if (rates.length === 0) return 'Learning rate: no epochs planned.';
  const plan = `from ${significant(rates[0]!)} to ${significant(rates[rates.length - 1]!)}`;
  const now = last ? `, now ${significant(last.learningRate)} at epoch ${last.epoch}` : '';
  return `${title}: learning rate ${plan}${now}.`;
};
