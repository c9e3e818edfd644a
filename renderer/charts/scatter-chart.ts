import {
  Chart,
  LinearScale,
  PointElement,
  ScatterController,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import { colourOf } from './colour';
import { tickTexts } from './scale';
import type { Marker, PointGroup, ScatterSpec } from './scatter-spec';
import type { ChartAxis } from './spec';

Chart.register(ScatterController, PointElement, LinearScale);

export type ScatterChart = Chart<'scatter'>;
type Scales = NonNullable<NonNullable<ChartConfiguration<'scatter'>['options']>['scales']>;
type Scale = NonNullable<Scales[string]>;

/** Nothing moves and nothing listens: what is read out is the page's own. */
export const scatterChart = (canvas: HTMLCanvasElement, overlay: Plugin<'scatter'>): ScatterChart =>
  new Chart(canvas, {
    type: 'scatter',
    data: { datasets: [] },
    options: { animation: false, responsive: true, maintainAspectRatio: false, events: [] },
    plugins: [overlay],
  });

const scaleOf = (axis: ChartAxis & { unit: string }, grid: boolean): Scale => {
  const texts = axis.texts ?? tickTexts(axis.ticks);
  const font = { size: 11, family: colourOf('--ui') };
  return {
    type: 'linear',
    min: axis.min,
    max: axis.max,
    border: { display: !grid, color: colourOf('--border-s') },
    grid: { display: grid, color: colourOf('--border'), drawTicks: false },
    title: { display: true, text: axis.unit, align: 'end', color: colourOf('--text2'), font },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 6,
      color: colourOf('--text3'),
      font,
      callback: (_value, index) => texts[index] ?? '',
    },
    afterBuildTicks: (scale) => (scale.ticks = axis.ticks.map((value) => ({ value }))),
  };
};

const shapes: Readonly<
  Record<Marker, { style: 'circle' | 'rectRot' | 'triangle' | 'rect' | 'crossRot'; radius: number }>
> = {
  disc: { style: 'circle', radius: 2.6 },
  diamond: { style: 'rectRot', radius: 3.8 },
  triangle: { style: 'triangle', radius: 3.6 },
  square: { style: 'rect', radius: 3.4 },
  cross: { style: 'crossRot', radius: 3.4 },
  ring: { style: 'circle', radius: 3 },
  dot: { style: 'circle', radius: 1.5 },
};

const translucent = 'b3';

const dataset = ({ name, colour, marker, x, y }: PointGroup): ChartDataset<'scatter'> => {
  const { style, radius } = shapes[marker];
  const solid = colourOf(colour);
  return {
    label: name,
    data: Array.from(x, (at, i) => ({ x: at, y: y[i]! })),
    pointStyle: style,
    pointRadius: radius,
    pointBackgroundColor: marker === 'ring' ? colourOf('--card') : solid + translucent,
    pointBorderColor: solid,
    pointBorderWidth: marker === 'ring' || marker === 'cross' ? 1.4 : 0.6,
    // Whole also at the edge of the frame.
    clip: 6,
  };
};

export const drawScatter = (chart: ScatterChart, spec: ScatterSpec): void => {
  chart.options.scales = { x: scaleOf(spec.x, false), y: scaleOf(spec.y, true) };
  chart.options.layout = { padding: { top: 8, right: 16 } };
  chart.data.datasets = spec.groups.map(dataset);
  chart.update('none');
};
