import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** A layer that exists only for a test: one file, as CONTRIBUTING.md describes it. */
export const throwAwayLayer = `import { formula } from '../kernels/formula';
import { float } from '../params/param';
import { defineLayer } from './_layer';

const stretch = formula('x, y; factor', 'y = factor * x');

/** Multiplies by a constant: y = s·x. x, y: [rows, width]. */
export default defineLayer({
  kind: 'stretch',
  title: 'Stretch',
  group: 'Normalise',
  formula: 'y = s\\\\,x',
  help: 'Multiplies every value by one number.',
  glyph: { stroke: 'M3 13L13 3' },
  params: { factor: float({ label: 'Factor', min: -10, max: 10, default: 2, help: 'What every value is multiplied by.' }) },
  inputs: ['x'],
  shape: ({ inputs }) => inputs[0]!,
  formulas: { stretch },
  forward: ({ k, x, y, rows, width, p }) => {
    k.each(stretch, rows, width, x[0]!, y, p.factor);
  },
  backward: ({ k, dx, dy, rows, width, p }) => {
    if (dx[0]) k.each(stretch, rows, width, dy, dx[0], p.factor);
  },
  samples: [{ inputs: [[3]] }, { params: { factor: -0.5 }, inputs: [[1]] }],
});
`;

/**
 * A copy of the project's sources in a folder of its own, with one file more: the throw-away layer. Packages are links to
 * the project's own, except the engine, which is the copy.
 */
export const copyWithLayer = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deepwright-copy-'));
  const skip = new Set(['node_modules', 'out', 'dist', '.git', '.cache', 'test']);
  for (const name of readdirSync(root)) {
    if (!skip.has(name)) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  for (const name of ['contract']) {
    cpSync(path.join(root, 'test', name), path.join(folder, 'test', name), { recursive: true });
  }
  linkPackages(folder);
  writeFileSync(path.join(folder, 'engine/src/layers/stretch.ts'), throwAwayLayer);
  return folder;
};

const linkPackages = (folder: string): void => {
  const packages = path.join(root, 'node_modules');
  mkdirSync(path.join(folder, 'node_modules/@deepwright'), { recursive: true });
  symlinkSync(path.join(folder, 'engine'), path.join(folder, 'node_modules/@deepwright/engine'));
  for (const name of readdirSync(packages)) {
    if (name !== '@deepwright') symlinkSync(path.join(packages, name), path.join(folder, 'node_modules', name));
  }
};
