import { axisFont, type LineChart } from './chart';
import { colourOf } from './colour';
import { tickTexts } from './scale';
import type { ChartSpec, Line } from './spec';
import { spread } from './spread';

const gap = 14;
/** From the frame to the words. */
const reach = 12;

/** Room that the labels of a spec need at the right of the frame, in steps so that it rarely changes. */
export const roomForEnds = (context: CanvasRenderingContext2D, spec: ChartSpec): number => {
  context.font = axisFont(500);
  const widths = spec.lines.map((line) => (line.end ? context.measureText(line.end).width + reach + 4 : 0));
  const unit = spec.x.unit ? context.measureText(spec.x.unit).width + unitGap(context, spec) + 4 : 0;
  return Math.ceil(Math.max(12, unit, ...widths) / 16) * 16;
};

const lastFinite = (line: Line): number => {
  let i = line.y.length - 1;
  while (i >= 0 && !Number.isFinite(line.y[i])) i--;
  return i;
};

/** The name and last value of each line beside its end, at least 14 px apart, with a leader to the line. */
export const drawEnds = (chart: LineChart, spec: ChartSpec): void => {
  const { ctx, chartArea: area, scales } = chart;
  const labels = spec.lines.flatMap((line) => {
    const i = line.end ? lastFinite(line) : -1;
    if (i < 0) return [];
    const y = scales['y']!.getPixelForValue(line.y[i]!);
    const at = Number.isFinite(y) ? Math.max(area.top, Math.min(y, area.bottom)) : area.bottom;
    return [{ line, x: Math.min(scales['x']!.getPixelForValue(line.x[i]!), area.right), y: at }];
  });
  const places = spread(
    labels.map((label) => label.y),
    gap,
    area.top + 4,
    area.bottom,
  );
  ctx.save();
  ctx.font = axisFont(500);
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 1;
  labels.forEach(({ line, x, y }, i) => {
    const place = places[i]!;
    const right = area.right + reach - 4;
    ctx.strokeStyle = ctx.fillStyle = colourOf(line.colour);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(Math.min(x + 12, right), place);
    ctx.lineTo(right, place);
    ctx.stroke();
    ctx.fillText(line.end!, area.right + reach, place + 0.5);
  });
  ctx.restore();
};

/** From the frame to the unit: clear of a number that stands at the very end. */
const unitGap = (ctx: CanvasRenderingContext2D, { x }: ChartSpec): number => {
  const texts = x.texts ?? tickTexts(x.ticks, x.log);
  const last = x.ticks.at(-1) === x.max ? (texts.at(-1) ?? '') : '';
  return Math.max(18, ctx.measureText(last).width / 2 + 8);
};

/** The unit of the x axis, at its end. */
export const drawUnit = (chart: LineChart, spec: ChartSpec): void => {
  if (!spec.x.unit) return;
  const { ctx, chartArea: area } = chart;
  ctx.save();
  ctx.font = axisFont();
  ctx.fillStyle = colourOf('--text3');
  ctx.textBaseline = 'top';
  ctx.fillText(spec.x.unit, area.right + unitGap(ctx, spec), area.bottom + 9);
  ctx.restore();
};
