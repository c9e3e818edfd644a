import { axisFont, type LineChart } from './chart';
import { colourOf } from './colour';
import type { ChartSpec, ColourToken, Mark } from './spec';

const looks: Readonly<Record<Mark['kind'], { line: ColourToken; text: ColourToken; dash: number[]; width: number }>> = {
  best: { line: '--s2', text: '--text', dash: [], width: 1.2 },
  change: { line: '--text3', text: '--text2', dash: [2, 3], width: 1 },
  alarm: { line: '--err', text: '--err', dash: [], width: 1.6 },
};

const rowHeight = 18;

/** Vertical lines with words at the top; each further mark writes one row lower. */
export const drawMarks = (chart: LineChart, spec: ChartSpec): void => {
  const { ctx, chartArea: area, scales } = chart;
  const inside = (spec.marks ?? []).filter((mark) => mark.x >= spec.x.min && mark.x <= spec.x.max);
  ctx.save();
  inside.forEach((mark, row) => {
    const look = looks[mark.kind];
    const x = scales['x']!.getPixelForValue(mark.x);
    const top = area.top + row * rowHeight;
    ctx.strokeStyle = ctx.fillStyle = colourOf(look.line);
    ctx.lineWidth = look.width;
    ctx.setLineDash(look.dash);
    line(ctx, x, top + 2, area.bottom);
    if (mark.kind !== 'change') triangle(ctx, x, top);
    ctx.font = axisFont(mark.kind === 'change' ? 400 : 500);
    ctx.fillStyle = colourOf(look.text);
    words(ctx, mark.text, x, top + 8, 8, area, mark.kind === 'best');
  });
  ctx.restore();
};

/** Words beside points: above at the right, where a falling line leaves room, or below at the left. */
export const drawNotes = (chart: LineChart, spec: ChartSpec): void => {
  const { ctx, chartArea: area, scales } = chart;
  ctx.save();
  ctx.font = axisFont(500);
  for (const note of spec.notes ?? []) {
    const x = scales['x']!.getPixelForValue(note.x);
    const y = scales['y']!.getPixelForValue(note.y);
    const atRight = x + ctx.measureText(note.text).width + 9 <= area.right;
    const above = atRight && y - 12 >= area.top + 8;
    const height = Math.max(area.top + 8, Math.min(above ? y - 12 : y + 13, area.bottom - 8));
    ctx.fillStyle = colourOf(note.colour);
    words(ctx, note.text, x, height, 9, area, !atRight);
  }
  ctx.restore();
};

const line = (ctx: CanvasRenderingContext2D, x: number, from: number, to: number): void => {
  ctx.beginPath();
  ctx.moveTo(x, from);
  ctx.lineTo(x, to);
  ctx.stroke();
};

const triangle = (ctx: CanvasRenderingContext2D, x: number, top: number): void => {
  ctx.beginPath();
  ctx.moveTo(x, top + 8);
  ctx.lineTo(x - 4, top + 1);
  ctx.lineTo(x + 4, top + 1);
  ctx.closePath();
  ctx.fill();
};

/** Writes at one side of x, at the other where the frame ends. */
const words = (
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  away: number,
  area: LineChart['chartArea'],
  left: boolean,
): void => {
  const width = ctx.measureText(text).width + away;
  const toLeft = left ? x - width >= area.left : x + width > area.right && x - width >= area.left;
  ctx.textAlign = toLeft ? 'right' : 'left';
  ctx.textBaseline = 'middle';
  const from = toLeft ? x - away : x + away;
  // A seam of the ground's colour, so that words stay readable over a dense curve.
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = colourOf('--card');
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeText(text, from, y);
  ctx.restore();
  ctx.fillText(text, from, y);
};
