import type { PlannedNode } from '@deepwright/engine';
import type { Point, Rect } from './wires/segments';

/** Measures of a block at 100 %, the same for layout, wires and drawing. */
export const grid = 16;
export const blockWidth = 156;
export const blockHeight = 114;
/** Ports stand on the left and right edge, at the height of the header's middle … */
const headerPort = 14;
/** … or, where a block has several inputs, each beside its row. */
const firstRow = 43;
const rowStep = 17;
const rowsInside = 2;

export interface PortPlace {
  name: string;
  /** Above the block's top edge to the middle of the port. */
  y: number;
  isRow: boolean;
  /** The free port that is always on offer where a block takes any number of inputs. */
  isSpare: boolean;
}

const fewest = (planned: PlannedNode): number => {
  const { inputs } = planned.layer;
  return 'min' in inputs ? inputs.min : inputs.length;
};

export const inputPlaces = (planned: PlannedNode): PortPlace[] => {
  const { ports } = planned;
  if (ports.length === 1) return [{ name: ports[0].name, y: headerPort, isRow: false, isSpare: false }];
  return ports.map((port, i) => ({
    name: port.name,
    y: firstRow + i * rowStep,
    isRow: true,
    isSpare: i >= fewest(planned) && i === ports.length - 1 && port.edge === null,
  }));
};

export const outputHeight = headerPort;

/** Rows beyond the second make the block taller. */
export const heightOf = (planned: PlannedNode): number => {
  const rows = inputPlaces(planned).filter((place) => place.isRow && !place.isSpare).length;
  return blockHeight + Math.max(0, rows - rowsInside) * rowStep;
};

export const boxOf = (planned: PlannedNode, at: Point = planned.node): Rect => ({
  x: at.x,
  y: at.y,
  width: blockWidth,
  height: heightOf(planned),
});

export const snap = (value: number, step = grid): number => Math.round(value / step) * step;

export const snapped = (at: Point): Point => ({ x: snap(at.x), y: snap(at.y) });
