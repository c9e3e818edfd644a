/** A picture on a 16 px grid as path data: `stroke` is drawn as a line, `fill` as an area. */
export interface Picture {
  stroke?: string;
  fill?: string;
  /** Round corners where two lines meet. */
  round?: boolean;
}

const box = (x: number, y: number, w: number, h: number, r = 0): string =>
  r === 0
    ? `M${x} ${y}h${w}v${h}h${-w}z`
    : `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}` +
      `a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;

const disc = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

const discs = (r: number, ...at: readonly (readonly [number, number])[]): string =>
  at.map(([x, y]) => disc(x, y, r)).join('');

export const icons = {
  data: { stroke: box(2.5, 3, 11, 10, 1.5) + 'M2.5 6.3h11M2.5 9.6h11M6.5 6.3V13' },
  build: {
    stroke:
      box(1.8, 5.8, 4.4, 4.4, 1) +
      box(9.8, 2, 4.4, 4.4, 1) +
      box(9.8, 9.6, 4.4, 4.4, 1) +
      'M6.2 8h1.3c1 0 .6-3.8 2.3-3.8M7.5 8c1 0 .6 3.8 2.3 3.8',
  },
  check: { stroke: 'M2 11.5a6 6 0 0 1 12 0M8 11.5l3-4.4', fill: disc(8, 11.5, 1.5) },
  exp: { stroke: 'M8 9.5v-7M5.3 5L8 2.3 10.7 5M3 9v3.5a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V9' },
  search: { stroke: disc(7, 7, 4.2) + 'M10.2 10.2L13.5 13.5' },
  play: { fill: 'M4.5 2.8v10.4l8.5-5.2z', stroke: 'M4.5 2.8v10.4l8.5-5.2z', round: true },
  pause: { fill: box(4, 3, 2.6, 10) + box(9.4, 3, 2.6, 10) },
  step: { fill: 'M3.5 3.3v9.4l6.7-4.7z', stroke: 'M3.5 3.3v9.4l6.7-4.7zM12.5 3v10', round: true },
  stop: { fill: box(2.8, 2.8, 10.4, 10.4, 1.5) },
  plus: { stroke: 'M8 3v10M3 8h10' },
  minus: { stroke: 'M3 8h10' },
  fit: {
    stroke:
      'M2.5 6V3.5a1 1 0 0 1 1-1H6M10 2.5h2.5a1 1 0 0 1 1 1V6M13.5 10v2.5a1 1 0 0 1-1 1H10M6 13.5H3.5a1 1 0 0 1-1-1V10',
  },
  undo: { stroke: 'M5.5 3L2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6' },
  redo: { stroke: 'M10.5 3l3 3-3 3M13.5 6h-7a3.5 3.5 0 0 0 0 7H10' },
  cl: { stroke: 'M10 3.5L5.5 8l4.5 4.5' },
  cr: { stroke: 'M6 3.5L10.5 8 6 12.5' },
  cd: { stroke: 'M3.5 6L8 10.5 12.5 6' },
  cu: { stroke: 'M3.5 10.5L8 6l4.5 4.5' },
  warn: { stroke: 'M8 2.3L14.3 13.2H1.7zM8 6.5v3.2M8 11.3v.2', round: true },
  err: {
    stroke: 'M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM8 4.8v3.9M8 10.9v.2',
  },
  ok: { stroke: disc(8, 8, 6) + 'M5.3 8.2l1.9 1.9 3.6-4' },
  info: { stroke: disc(8, 8, 6) + 'M8 7.3v3.7M8 5v.2' },
  tick: { stroke: 'M3 8.5l3.3 3.3L13 4.5' },
  file: { stroke: 'M4 1.8h5l3.5 3.5v8.9H4zM9 1.8v3.5h3.5', round: true },
  folder: {
    stroke: 'M1.8 4a1 1 0 0 1 1-1h3l1.5 1.7h5.9a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H2.8a1 1 0 0 1-1-1z',
  },
  more: { fill: discs(1, [3.5, 8], [8, 8], [12.5, 8]) },
  lock: { stroke: box(3.5, 7, 9, 6.5, 1) + 'M5.5 7V5a2.5 2.5 0 0 1 5 0v2' },
  x: { stroke: 'M4 4l8 8M12 4l-8 8' },
  help: { stroke: disc(8, 8, 6) + 'M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.2M8 11.1v.2' },
  copy: { stroke: box(5.5, 5.5, 8, 8, 1) + 'M3.5 10.5h-1v-8h8v1' },
  gear: { stroke: 'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6' + disc(10, 4.5, 1.5) + disc(6, 11.5, 1.5) },
  grip: { fill: discs(0.9, [6, 4], [6, 8], [6, 12], [10, 4], [10, 8], [10, 12]) },
  branch: {
    stroke: discs(1.7, [4.5, 3.5], [4.5, 12.5], [11.5, 6]) + 'M4.5 5.2v5.6M11.5 7.7c0 2.3-7 1.3-7 3',
  },
  trash: { stroke: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4' },
  reset: { stroke: 'M3.2 3v3.4h3.4M3.4 6.2A5.3 5.3 0 1 1 2.9 9.500' },
  bypass: { stroke: 'M1.5 8h3M11.5 8h3' + box(4.5, 4.5, 7, 7, 1) + 'M3 13L13 3' },
  left: { stroke: box(2, 3, 12, 10, 1.5) + 'M6 3v10' },
  right: { stroke: box(2, 3, 12, 10, 1.5) + 'M10 3v10' },
  bottom: { stroke: box(2, 3, 12, 10, 1.5) + 'M2 9.5h12' },
} satisfies Record<string, Picture>;

export type IconName = keyof typeof icons;
