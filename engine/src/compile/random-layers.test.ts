import { describe, expect, it } from 'vitest';
import { factsOf, graphOf, programOf, threeClasses } from '../testing/graphs';

/** Two dropout blocks side by side on an input of ones: what comes out of each is its mask/keep. */
const sideBySide = graphOf(
  [['input'], ['dropout'], ['dropout'], ['concatenate'], ['output']],
  [
    'input-1 dropout-1',
    'input-1 dropout-2',
    'dropout-1 concatenate-1.x1',
    'dropout-2 concatenate-1.x2',
    'concatenate-1 output-1',
  ],
);

describe('random layers', () => {
  const program = programOf(sideBySide, factsOf(50, 100, threeClasses), { keepOutputs: true });
  program.x.fill(1);
  const masksAt = (step: number, training = true): number[][] => {
    program.forward(6, training, step);
    return ['dropout-1', 'dropout-2'].map((id) => [...program.buffersOf(id)!.y]);
  };

  it('T16: draw another mask at every step, and the same one for the same step whatever came before it', () => {
    const [first, second, third] = [masksAt(1), masksAt(2), masksAt(3)];
    expect(second).not.toEqual(first);
    expect(third).not.toEqual(second);
    expect(masksAt(2)).toEqual(second);
  });

  it('T16: draw each from a stream of their own', () => {
    const [one, other] = masksAt(1);
    expect(other).not.toEqual(one);
  });

  it('T17: keep everything when predicting', () => {
    expect(masksAt(1, false).flat()).toEqual(new Array(600).fill(1));
  });
});
