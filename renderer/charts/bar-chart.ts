import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js';
import { count } from '../ui/format';
import type { Bar, BarSpec } from './bar-spec';
import { axisFont } from './chart';
import { colourOf } from './colour';
import { niceAxis } from './scale';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** Counts alone where the bars are equal apart, or with the place they stand at. */
type Data = (number | null | { x: number; y: number })[];
export type BarChart = Chart<'bar', Data>;
type Scales = NonNullable<NonNullable<ChartConfiguration<'bar', Data>['options']>['scales']>;

/** Nothing moves and nothing listens: what is read out is the page's own. */
const still = { animation: false as const, events: [], maintainAspectRatio: false };
const hidden = { display: false };

/** Neither drawn nor measured. */
const bare = { display: false, afterBuildTicks: (scale: { ticks: unknown[] }) => void (scale.ticks = []) };

/** Bars alone, without axes, drawn once in the size of their canvas: cheap enough for the head of every column in view. */
export const smallBars = (canvas: HTMLCanvasElement, bins: readonly number[]): BarChart =>
  new Chart<'bar', Data>(canvas, {
    type: 'bar',
    data: {
      labels: bins.map((_, i) => i),
      datasets: [
        {
          // Chart.js would give an empty bin the least length too.
          data: bins.map((n) => (n > 0 ? n : null)),
          backgroundColor: colourOf('--bar'),
          categoryPercentage: 1,
          barPercentage: 0.92,
          // One row among thousands is still to be seen.
          minBarLength: 0.7,
        },
      ],
    },
    options: {
      ...still,
      responsive: false,
      scales: { x: { ...bare, type: 'category' }, y: { ...bare, type: 'linear', min: 0, max: Math.max(1, ...bins) } },
    },
  });

/** Bars with their axis; `overlay` draws over them and hears of their place. */
export const barChart = (canvas: HTMLCanvasElement, overlay: Plugin<'bar'>): BarChart =>
  new Chart<'bar', Data>(canvas, {
    type: 'bar',
    data: { datasets: [] },
    options: { ...still, responsive: true },
    plugins: [overlay],
  });

const ticks = () => ({
  autoSkip: false,
  maxRotation: 0,
  color: colourOf('--text3'),
  font: { size: 11, family: colourOf('--ui') },
});

const most = (bars: readonly Bar[]): number => Math.max(1, ...bars.map((bar) => bar.count));

const dataset = (bars: readonly Bar[]) => ({
  backgroundColor: bars.map(({ colour }) => colourOf(colour)),
  minBarLength: 1,
});

const drawStanding = (chart: BarChart, { bars }: BarSpec, axis: NonNullable<BarSpec['axis']>): void => {
  const width = (axis.max - axis.min) / bars.length;
  const counts = niceAxis(0, most(bars));
  const data = bars.map(({ count }, i) => ({ x: axis.min + (i + 0.5) * width, y: count > 0 ? count : NaN }));
  chart.data = {
    datasets: [{ ...dataset(bars), data, barThickness: 'flex', categoryPercentage: 1, barPercentage: 0.95 }],
  };
  const scales: Scales = {
    x: {
      type: 'linear',
      min: axis.min,
      max: axis.max,
      offset: false,
      grid: hidden,
      border: { color: colourOf('--border-s') },
      ticks: { ...ticks(), callback: (_value, i) => axis.texts[i] ?? '' },
      afterBuildTicks: (scale) => (scale.ticks = axis.ticks.map((value) => ({ value }))),
    },
    y: {
      type: 'linear',
      min: 0,
      max: counts.max,
      border: hidden,
      grid: { color: colourOf('--border'), drawTicks: false },
      ticks: { ...ticks(), padding: 8, callback: (value) => count(Number(value)) },
      // Rows come whole.
      afterBuildTicks: (scale) => (scale.ticks = counts.ticks.filter(Number.isInteger).map((value) => ({ value }))),
    },
  };
  chart.options = { ...still, responsive: true, indexAxis: 'x', layout: { padding: { top: 8, right: 12 } }, scales };
};

const longest = 16;
const shortened = (name: string): string => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);

const drawLying = (chart: BarChart, { bars }: BarSpec): void => {
  const room = roomFor(chart, bars);
  chart.data = {
    labels: bars.map(({ name }) => shortened(name)),
    datasets: [{ ...dataset(bars), data: bars.map((bar) => bar.count), barThickness: 12 }],
  };
  const scales: Scales = {
    x: { ...hidden, type: 'linear', min: 0, max: most(bars) },
    y: {
      type: 'category',
      border: hidden,
      grid: hidden,
      ticks: { ...ticks(), color: colourOf('--text'), crossAlign: 'far' },
    },
  };
  chart.options = { ...still, responsive: true, indexAxis: 'y', layout: { padding: { right: room } }, scales };
};

const roomFor = (chart: BarChart, bars: readonly Bar[]): number => {
  chart.ctx.font = axisFont(500);
  return 10 + Math.max(0, ...bars.map((bar) => chart.ctx.measureText(count(bar.count)).width));
};

/** Counts at the ends of lying bars: a label at the place is read sooner than an axis. */
export const drawCounts = (chart: BarChart, { bars, axis }: BarSpec): void => {
  if (axis) return;
  const { ctx } = chart;
  ctx.save();
  ctx.font = axisFont(500);
  ctx.fillStyle = colourOf('--text2');
  ctx.textBaseline = 'middle';
  chart.getDatasetMeta(0).data.forEach((bar, i) => ctx.fillText(count(bars[i]?.count ?? 0), bar.x + 6, bar.y));
  ctx.restore();
};

export const drawBars = (chart: BarChart, spec: BarSpec): void => {
  if (spec.axis) drawStanding(chart, spec, spec.axis);
  else drawLying(chart, spec);
  chart.update('none');
};
