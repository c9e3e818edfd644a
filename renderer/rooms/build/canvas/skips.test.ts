import { expect, it } from 'vitest';
import { skips } from './skips';

const wire = (from: string, to: string, port = 'x') => ({ id: `${from}>${to}.${port}`, from, to, port });

it('names the wires that go past other blocks', () => {
  const chain = [wire('a', 'b'), wire('b', 'c'), wire('c', 'add', 'x2')];
  expect([...skips([...chain, wire('a', 'add', 'x1')])]).toEqual(['a>add.x1']);
});

it('does not take two wires into one block, or two branches, for skips', () => {
  expect(skips([wire('a', 'add', 'x1'), wire('a', 'add', 'x2')]).size).toBe(0);
  const branches = [wire('a', 'b'), wire('a', 'c'), wire('b', 'add', 'x1'), wire('c', 'add', 'x2')];
  expect(skips(branches).size).toBe(0);
});

it('comes to an end in a cycle', () => {
  const cycle = [wire('a', 'b'), wire('b', 'a', 'x2'), wire('a', 'c'), wire('b', 'c', 'x2')];
  expect(skips(cycle)).toBeInstanceOf(Set);
});
