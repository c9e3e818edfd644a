import type { Issue } from '@deepwright/engine';
import { expect, it } from 'vitest';
import { issuesByColumn } from './issues-by-column';

const issue = (column: string | undefined, code = 'data/x'): Issue => ({ code, level: 'warning', message: '', column });

it('sorts issues by column, whatever its name, and leaves rejected lines to the file', () => {
  const [a, b, c] = [issue('__proto__'), issue('constructor'), issue('__proto__')];
  const sorted = issuesByColumn([a, issue(undefined), issue('mass', 'data/rejected-line')], [b, c]);
  expect([...sorted]).toEqual([
    ['__proto__', [a, c]],
    ['constructor', [b]],
  ]);
});
