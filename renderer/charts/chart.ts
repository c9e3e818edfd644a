import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type ScaleOptions,
} from 'chart.js';
import { colourOf } from './colour';
import { reduceMinMax } from './reduce';
import { tickTexts } from './scale';
import type { ChartAxis, ChartSpec, Line, Points } from './spec';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

export type LineChart = Chart<'line'>;
type Dataset = ChartDataset<'line'>;

export const axisFont = (weight = 400): string => `${weight} 11px ${colourOf('--ui')}`;

/** Nothing moves and nothing listens: the crosshair is the page's own, and data never animates. */
export const emptyConfig = (): ChartConfiguration<'line'> => ({
  type: 'line',
  data: { datasets: [] },
  options: {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    parsing: false,
    normalized: true,
    elements: { line: { tension: 0, borderJoinStyle: 'round' } },
  },
});

const scaleOf = (axis: ChartAxis, grid: boolean): ScaleOptions<'linear' | 'logarithmic'> => {
  const texts = axis.texts ?? tickTexts(axis.ticks, axis.log);
  const options = {
    type: axis.log ? 'logarithmic' : 'linear',
    min: axis.min,
    max: axis.max,
    border: { display: false },
    grid: { display: grid, color: colourOf('--border'), drawTicks: false },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      color: colourOf('--text3'),
      font: { size: 11, family: colourOf('--ui') },
      callback: (_value: unknown, index: number) => texts[index] ?? '',
    },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = axis.ticks.map((value) => ({ value }));
    },
    // As wide as a usual label at least, so that the frame does not move when the numbers change.
    afterFit: (scale: { width: number }) => {
      if (grid) scale.width = Math.max(44, scale.width);
    },
  };
  return options as unknown as ScaleOptions<'linear' | 'logarithmic'>;
};

/** At most about two points for each pixel of width. */
const lineDataset = (line: Line, x: ChartAxis, pixels: number): Dataset => {
  const points = x.log ? { x: line.x, y: line.y } : reduceMinMax(line.x, line.y, x.min, x.max, pixels);
  const colour = colourOf(line.colour);
  return {
    data: Array.from(points.x, (at, i) => ({ x: at, y: points.y[i]! })),
    borderColor: line.opacity === undefined ? colour : withOpacity(colour, line.opacity),
    borderWidth: line.width,
    borderDash: [...(line.dash ?? [])],
    pointRadius: 0,
  };
};

const pointsDataset = (points: Points): Dataset => ({
  data: Array.from(points.x, (at, i) => ({ x: at, y: points.y[i]! })),
  showLine: false,
  pointStyle: points.shape === 'diamond' ? 'rectRot' : 'circle',
  pointRadius: points.shape === 'diamond' ? 4.25 : 3.5,
  pointBorderColor: colourOf(points.colour),
  pointBackgroundColor: colourOf(points.hollow ? '--card' : points.colour),
  pointBorderWidth: 1.5,
  // Whole also at the edge of the frame.
  clip: 6,
});

const withOpacity = (hex: string, opacity: number): string =>
  hex +
  Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');

/** Draws a spec; `right` is the room that labels at the lines' ends need beyond the frame. */
export const drawSpec = (chart: LineChart, spec: ChartSpec, pixels: number, right: number): void => {
  chart.options.scales = { x: scaleOf(spec.x, false), y: scaleOf(spec.y, true) };
  chart.options.layout = { padding: { top: 8, right, bottom: 0, left: 0 } };
  // The first dataset lies on top: markers over lines, later lines over earlier ones.
  chart.data.datasets = [
    ...(spec.points ?? []).map(pointsDataset),
    ...spec.lines.map((line) => lineDataset(line, spec.x, pixels)).reverse(),
  ];
  chart.update('none');
};
