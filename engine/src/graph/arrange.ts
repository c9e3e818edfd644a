import type { Graph } from '../project/document';
import { indexGraph } from './index-graph';
import { orderOf } from './order';

/** Measures of a block and of the gaps between blocks, in canvas pixels at 100 %. */
export const blockSize = { width: 156, height: 114 } as const;
const columnStep = 216;
const rowStep = 228;
const branchStep = 146;
const origin = { x: 40, y: 72 } as const;

/**
 * Places for all blocks: left to right by depth (the longest way from an input), several branches of one depth below one
 * another, wrapped like lines of text when wider than the view. Coordinates lie on the 8 px raster.
 */
export const arrange = (graph: Graph, viewWidth: number): Readonly<Record<string, { x: number; y: number }>> => {
  const columns = columnsOf(graph);
  const perLine = Math.max(2, Math.floor((viewWidth - origin.x - blockSize.width) / columnStep) + 1);
  const places: Record<string, { x: number; y: number }> = {};
  let top: number = origin.y;
  for (let start = 0; start < columns.length; start += perLine) {
    const line = columns.slice(start, start + perLine);
    const tallest = Math.max(...line.map((column) => column.length));
    line.forEach((column, i) => {
      column.forEach((id, j) => {
        places[id] = { x: origin.x + i * columnStep, y: top + j * branchStep };
      });
    });
    top += rowStep + (tallest - 1) * branchStep;
  }
  return places;
};

/** Ids by depth; within a depth in the order of the places they have now, top to bottom. */
const columnsOf = (graph: Graph): string[][] => {
  const index = indexGraph(graph);
  const { sorted, rest } = orderOf(index);
  const depth = new Map<string, number>();
  for (const node of [...sorted, ...rest]) {
    const before = index.into(node.id).map(({ from }) => depth.get(from) ?? -1);
    depth.set(node.id, Math.max(-1, ...before) + 1);
  }
  const columns: string[][] = [];
  const byHeight = [...graph.nodes].sort((a, b) => a.y - b.y);
  for (const node of byHeight) (columns[depth.get(node.id)!] ??= []).push(node.id);
  return columns.filter(Boolean);
};
