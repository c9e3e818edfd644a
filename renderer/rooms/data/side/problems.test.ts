import { applyEdit, emptyDocument, type ColumnSpec, type DataSpec, type Issue, type Preview } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { countOf, problemsOf, rejectedLines } from './problems';

const column = (name: string, type: ColumnSpec['type'], role: ColumnSpec['role']): ColumnSpec => ({
  name,
  type,
  role,
  missing: 'ask',
  encoding: 'one-hot',
  scaler: 'z-score',
});
const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [
    column('mass', 'number', 'feature'),
    column('sex', 'category', 'feature'),
    column('species', 'category', 'target'),
  ],
  split: { kind: 'random', train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};
const issue = (level: Issue['level'], code: string, about?: string): Issue => ({
  code,
  level,
  message: '',
  ...(about === undefined ? {} : { column: about }),
});
const file = {
  rejected: [
    { line: 118, reason: 'has 8 fields, expected 7', text: 'a,b' },
    { line: 900, reason: 'has 2 fields, expected 7', text: 'a' },
  ],
  issues: [
    { code: 'data/rejected-line', level: 'warning', message: '', hint: 'A decimal comma?', line: 118 },
    { code: 'data/constant-column', level: 'info', message: '', column: 'x' },
    { code: 'data/renamed', level: 'warning', message: '', column: 'x' },
  ],
} as unknown as Preview;

it('lets go of a column the file no longer has', () => {
  const [gone, gap] = problemsOf(
    spec,
    [issue('error', 'data/missing-column', 'sex'), issue('error', 'data/missing', 'sex')],
    file,
  );
  const [fix] = gone!.fixes ?? [];
  expect(applyEdit(emptyDocument(), fix!.edit).data?.columns.map(({ name }) => name)).toEqual(['mass', 'species']);
  expect(gap!.fixes).toBeUndefined();
});

it('gives each rejected line its hint', () => {
  expect(rejectedLines(file).map(({ hint }) => hint)).toEqual(['A decimal comma?', undefined]);
});

it('puts errors first, keeps the order within a level, and leaves rejected lines to their own list', () => {
  const found = problemsOf(
    spec,
    [issue('info', 'a'), issue('warning', 'b'), issue('error', 'c'), issue('warning', 'd')],
    file,
  );
  expect(found.map(({ code }) => code)).toEqual(['c', 'b', 'd', 'data/renamed', 'a', 'data/constant-column']);
  expect([countOf(found, 'error'), countOf(found, 'warning'), countOf(found, 'info')]).toEqual([1, 3, 2]);
});
