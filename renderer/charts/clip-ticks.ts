import type { LineChart } from './chart';
import { colourOf } from './colour';
import type { ChartSpec } from './spec';

/** Where a line leaves the frame it is cut, and a tick at the frame says so. */
export const drawClipTicks = (chart: LineChart, spec: ChartSpec): void => {
  const { ctx, chartArea: area, scales } = chart;
  ctx.save();
  ctx.lineWidth = 1;
  for (const line of spec.lines) {
    ctx.strokeStyle = colourOf(line.colour);
    ctx.beginPath();
    let drawn = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < line.y.length; i++) {
      const above = line.y[i]! > spec.y.max;
      if (!above && !(line.y[i]! < spec.y.min)) continue;
      const x = Math.round(scales['x']!.getPixelForValue(line.x[i]!)) + 0.5;
      if (x < drawn + 2 || x < area.left || x > area.right) continue;
      drawn = x;
      ctx.moveTo(x, above ? area.top - 5 : area.bottom + 1);
      ctx.lineTo(x, above ? area.top - 1 : area.bottom + 5);
    }
    ctx.stroke();
  }
  ctx.restore();
};
