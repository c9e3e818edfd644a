import { describe, expect, it } from 'vitest';
import { routeAll, routeWire, type WireEnds } from './route';
import { hits, type Rect } from './segments';

const [width, height] = [156, 114];
const block = (x: number, y: number): Rect => ({ x, y, width, height });
const out = (b: Rect) => ({ x: b.x + b.width, y: b.y + 14 });
const into = (b: Rect, row?: number) => ({ x: b.x, y: b.y + (row === undefined ? 14 : 43 + 17 * row) });

const wire = (blocks: Map<string, Rect>, from: string, to: string, row?: number, isSkip = false): WireEnds => ({
  id: `${from}>${to}`,
  fromBlock: from,
  toBlock: to,
  from: out(blocks.get(from) as Rect),
  to: into(blocks.get(to) as Rect, row),
  isRow: row !== undefined,
  isSkip,
});

/** Two lines of four blocks, as Arrange lays a network out: Input, Dense, Norm, ReLU / Drop, Dense 2, Add, Output. */
const network = () => {
  const names = ['input', 'dense', 'norm', 'relu', 'drop', 'dense2', 'add', 'output'];
  const blocks = new Map(names.map((n, i) => [n, block(40 + 216 * (i % 4), i < 4 ? 72 : 300)]));
  const wires = [
    wire(blocks, 'input', 'dense'),
    wire(blocks, 'dense', 'norm'),
    wire(blocks, 'norm', 'relu'),
    wire(blocks, 'relu', 'drop'),
    wire(blocks, 'drop', 'dense2'),
    wire(blocks, 'dense2', 'add', 1),
    wire(blocks, 'relu', 'add', 0, true),
    wire(blocks, 'add', 'output'),
  ];
  return { blocks, wires };
};

const crossed = (points: readonly { x: number; y: number }[], w: WireEnds, blocks: Map<string, Rect>) =>
  [...blocks].filter(([id, b]) =>
    points.some((p, i) => {
      if (i === 0) return false;
      if ((i === 1 && id === w.fromBlock) || (i === points.length - 1 && id === w.toBlock)) return false;
      return hits(points[i - 1], p, b, 0);
    }),
  );

describe('routing of wires', () => {
  it('draws level neighbours straight, with the label above', () => {
    const { blocks, wires } = network();
    const route = routeWire(wires[0], blocks);
    expect(route.path).toBe('M196 86L256 86');
    expect(route.label).toEqual({ x: 226, y: 71, above: true });
  });

  it('takes one step to a port on another height', () => {
    const { blocks, wires } = network();
    expect(routeWire(wires[5], blocks).points.map((p) => p.x)).toEqual([412, 432, 432, 472]);
  });

  it('wraps to the next line through the channel and puts the skip in the outer lane', () => {
    const { blocks, wires } = network();
    const routes = routeAll(blocks, wires);
    const wrap = routes.get('relu>drop')!.points;
    const skip = routes.get('relu>add')!.points;
    expect(wrap.map((p) => [p.x, p.y])).toEqual([
      [844, 86],
      [858, 86],
      [858, 222],
      [20, 222],
      [20, 314],
      [40, 314],
    ]);
    expect(skip[1].x).toBeGreaterThan(wrap[1].x);
    expect(skip[2].y).toBe(256);
    expect(routes.get('relu>drop')!.label.above).toBe(false);
  });

  it('leads a skip along its own line around the blocks between', () => {
    const blocks = new Map([0, 1, 2, 3].map((i) => [`b${i}`, block(40 + 216 * i, 72)]));
    const skip = wire(blocks, 'b0', 'b3', 0, true);
    const { points } = routeWire(skip, blocks);
    expect(points[2].y).toBeLessThan(72);
    expect(crossed(points, skip, blocks)).toEqual([]);
  });

  it('keeps what a wire has while other blocks move, and gives way when a block is put on it', () => {
    const { blocks, wires } = network();
    const before = routeAll(blocks, wires);
    blocks.set('output', block(688, 320));
    const after = routeAll(blocks, [...wires.slice(0, -1), wire(blocks, 'add', 'output')], before);
    expect(after.get('relu>drop')).toBe(before.get('relu>drop'));
    expect(after.get('add>output')).not.toBe(before.get('add>output'));
    blocks.set('output', block(300, 200));
    const moved = routeAll(blocks, wires, before);
    expect(crossed(moved.get('relu>drop')!.points, wires[3], blocks)).toEqual([]);
  });

  it('never crosses a block, wherever the blocks stand', () => {
    let state = 7;
    const random = (n: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * n);
    };
    for (let round = 0; round < 40; round++) {
      // One block in each cell of a coarse grid, somewhere inside it, so that there is always a way between them.
      const blocks = new Map<string, Rect>();
      for (let i = 0; i < 16; i++) {
        blocks.set(`b${i}`, block((i % 4) * 272 + random(5) * 8, Math.floor(i / 4) * 208 + random(5) * 8));
      }
      const wires = Array.from({ length: 20 }, (_, i) => ({
        ...wire(blocks, `b${random(16)}`, `b${random(16)}`, random(2) ? random(2) : undefined, i > 14),
        id: `w${i}`,
      })).filter((w) => w.fromBlock !== w.toBlock);
      const routes = routeAll(blocks, wires);
      for (const w of wires) expect(crossed(routes.get(w.id)!.points, w, blocks)).toEqual([]);
    }
  });

  it('routes every wire of two hundred blocks', () => {
    const blocks = new Map(
      Array.from({ length: 200 }, (_, i) => [`b${i}`, block((i % 8) * 216, Math.floor(i / 8) * 228)]),
    );
    const wires = Array.from({ length: 199 }, (_, i) => wire(blocks, `b${i}`, `b${i + 1}`));
    for (let i = 0; i + 3 < 200; i += 2) wires.push({ ...wire(blocks, `b${i}`, `b${i + 3}`, 0, true) });
    expect(routeAll(blocks, wires).size).toBe(wires.length);
  });
});
