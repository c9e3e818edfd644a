import type { DataSpec, Issue, Preview } from '@deepwright/engine';
import { applyEdit, emptyDocument } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { notesOf, rejectedLines, withRemedy } from './problems';

const column = (name: string, type: 'number' | 'category', role: 'feature' | 'target') =>
  ({ name, type, role, missing: 'ask', scaler: 'z-score' }) as const;
const spec: DataSpec = {
  source: { kind: 'sample', id: 'x' },
  read: {},
  columns: [
    column('mass', 'number', 'feature'),
    column('sex', 'category', 'feature'),
    column('species', 'category', 'target'),
  ],
  split: { train: 0.6, dev: 0.2, test: 0.2, stratify: true, seed: 1 },
  augment: [],
};
const gap = (name: string): Issue => ({ code: 'data/missing', level: 'error', message: '', column: name });

it('lets go of a column the file no longer has', () => {
  const issue: Issue = { code: 'data/missing-column', level: 'error', message: '', column: 'sex' };
  const [fix] = withRemedy(spec, issue).fixes ?? [];
  expect(applyEdit(emptyDocument(), fix!.edit).data?.columns.map(({ name }) => name)).toEqual(['mass', 'species']);
  expect(withRemedy(spec, gap('sex'))).toEqual(gap('sex'));
});

it('gives each rejected line its hint, and keeps the other notes', () => {
  const preview = {
    rejected: [
      { line: 118, reason: 'has 8 fields, expected 7', text: 'a,b' },
      { line: 900, reason: 'has 2 fields, expected 7', text: 'a' },
    ],
    issues: [
      { code: 'data/rejected-line', level: 'warning', message: '', hint: 'A decimal comma?', line: 118 },
      { code: 'data/constant-column', level: 'info', message: '', column: 'x' },
    ],
  } as unknown as Preview;
  expect(rejectedLines(preview).map(({ hint }) => hint)).toEqual(['A decimal comma?', undefined]);
  expect(notesOf(preview).map(({ code }) => code)).toEqual(['data/constant-column']);
});
