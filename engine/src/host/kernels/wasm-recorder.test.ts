import { afterEach, describe, expect, it } from 'vitest';
import { formula } from '../../kernels/formula';
import { add, multiply, sumRows } from '../../kernels/formulas';
import type { Workspace } from '../../kernels/kernels';
import type { Real } from '../../kernels/real';
import type { Recorder } from '../../kernels/recorder';
import squaredError from '../../losses/squared-error';
import { stream } from '../../random/stream';
import { wasmBuild } from './build';
import { wasmBackend } from './wasm-backend';

const opened: Workspace[] = [];
afterEach(() => opened.splice(0).forEach((workspace) => workspace.close()));

/** A workspace with two arrays of four numbers, and a recorder with stand-ins for them. */
const open = (threads = 1) => {
  const workspace = wasmBackend(wasmBuild('std')!, threads, 'everything').open(1024)!;
  opened.push(workspace);
  const arrayAt = (place: number): Float32Array =>
    new Float32Array(workspace.buffer, workspace.byteOffset + place * 64, 4);
  const [a, b] = [arrayAt(0), arrayAt(1)];
  a.set([1, 2, 3, 4]);
  b.set([10, 20, 30, 40]);
  const recorder = workspace.recorder()!;
  const { kernels } = recorder;
  return { workspace, a, b, recorder, k: kernels, x: recorder.standIn(a), y: recorder.standIn(b) };
};

const square = squaredError.formulas!['total']!;

/** Notes something, and that it is as if it had not been asked for where it cannot be. */
const refuses = (recorder: Recorder, calls: () => number | void): void => {
  expect(recorder.note(calls)).toBe(false);
  expect(recorder.take()).toBeNull();
};

describe('a recorder', () => {
  it.each([1, 2])(
    'does nothing when calls are noted, and all of them, in order, when they are played: %i threads',
    (threads) => {
      const { a, b, recorder, k, x, y } = open(threads);
      expect(
        recorder.note(() => {
          k.each(add, 1, 4, x, y);
          k.each(multiply, 1, 4, y, x);
          k.fill(x, 7, 1);
        }),
      ).toBe(true);
      expect([...a, ...b]).toEqual([1, 2, 3, 4, 10, 20, 30, 40]);
      const recording = recorder.take()!;
      expect(recording.play()).toBe(0);
      expect([...b]).toEqual([11, 22, 33, 44]);
      expect([...a]).toEqual([7, 44, 99, 176]);
      // Again, on the numbers that are there now.
      recording.play();
      expect([...b]).toEqual([18, 66, 132, 220]);
      expect([...a]).toEqual([7, 44 * 66, 99 * 132, 176 * 220]);
    },
  );

  it('plays products, softmax and sums as the kernels do them', () => {
    const { workspace, a, b, recorder, k, x, y } = open();
    const result = (calls: (k: Workspace['kernels'], x: Real, y: Real) => void, play: () => void): number[][] => {
      const seen = [() => calls(workspace.kernels, a, b), play].map((done) => {
        a.set([1, 2, 3, 4]);
        b.fill(0);
        done();
        return [...a, ...b];
      });
      return seen;
    };
    for (const calls of [
      (k, x, y) => k.matmul(x, x, y, 2, 2, 2),
      (k, x, y) => k.matmulTransposedA(x, x, y, 2, 2, 2),
      (k, x, y) => k.matmulTransposedB(x, x, y, 2, 2, 2),
      (k, x, y) => k.softmax(x, y, 2, 2),
      (k, x, y) => void k.each(sumRows, 2, 2, x, y),
    ] satisfies ((k: Workspace['kernels'], x: Real, y: Real) => void)[]) {
      expect(recorder.note(() => calls(k, x, y))).toBe(true);
      const recording = recorder.take()!;
      const [direct, played] = result(calls, () => recording.play());
      expect(played).toEqual(direct);
      expect(direct!.slice(4)).not.toEqual([0, 0, 0, 0]);
    }
  });

  it('gives the total of the last call', () => {
    const { workspace, a, b, recorder, k, x, y } = open();
    expect(recorder.note(() => k.each(square, 1, 4, x, y))).toBe(true);
    expect(recorder.take()!.play()).toBe(81 + 324 + 729 + 1296);
    expect(recorder.note(() => k.softmaxCrossEntropy(x, x, y, null, 2, 2))).toBe(true);
    expect(recorder.take()!.play()).toBe(workspace.kernels.softmaxCrossEntropy(a, a, b, null, 2, 2));
    expect(recorder.note(() => k.sumOfSquares(x, 4))).toBe(true);
    expect(recorder.take()!.play()).toBe(30);
  });

  it('does not note what is decided by a number, a total, or chance', () => {
    const { recorder, k, x, y } = open();
    const copy = formula('p, q', 'q = p + 0');
    refuses(recorder, () => k.fill(y, x[0]!, 4));
    refuses(recorder, () => k.fill(y, x.length, 4));
    refuses(recorder, () => void (x[0] = 1));
    refuses(recorder, () => x.forEach((value) => value));
    refuses(recorder, () => k.fill(y, k.sumOfSquares(x, 4), 4));
    refuses(recorder, () => k.each(square, 1, 4, x, y) / 2);
    refuses(recorder, () => void k.each(square, 1, 4, x, y));
    refuses(recorder, () => {
      if (k.sumOfSquares(x, 4)) k.fill(y, 1, 4);
    });
    refuses(recorder, () => {
      const total = k.sumOfSquares(x, 4);
      k.fill(y, 1, 4);
      return total;
    });
    refuses(recorder, () => {
      if (k.allFinite(x, 4)) k.fill(y, 1, 4);
    });
    refuses(recorder, () => k.dropoutMask(x, 4, 0.5, stream(1, 'mask')));
    // Newer than the build: JavaScript reads the numbers.
    refuses(recorder, () => k.each(copy, 1, 4, x, y));
  });

  it('does not note calls for arrays that no stand-in of its own stands for', () => {
    const { a, recorder, k, x } = open();
    const stranger = open().x;
    refuses(recorder, () => k.each(add, 1, 4, a, x));
    refuses(recorder, () => k.each(add, 1, 4, stranger, x));
  });

  it('keeps what was noted before something that could not be', () => {
    const { a, b, recorder, k, x, y } = open();
    expect(recorder.note(() => void k.each(add, 1, 4, x, y))).toBe(true);
    expect(
      recorder.note(() => {
        k.fill(x, 0, 4);
        k.fill(y, x[0]!, 4);
      }),
    ).toBe(false);
    expect(recorder.note(() => void k.each(multiply, 1, 4, y, x))).toBe(true);
    recorder.take()!.play();
    expect([...b]).toEqual([11, 22, 33, 44]);
    expect([...a]).toEqual([11, 44, 99, 176]);
  });

  it('lets mistakes through', () => {
    const { recorder } = open();
    expect(() =>
      recorder.note(() => {
        throw new TypeError('a mistake');
      }),
    ).toThrow('a mistake');
  });

  it('notes as much as it has room for, and has all of it again when it is erased', () => {
    const { a, recorder, k, x } = open();
    const fillUp = (): number => {
      let noted = 0;
      while (recorder.note(() => k.fill(x, noted, 4))) noted++;
      return noted;
    };
    const most = fillUp();
    expect(most).toBeGreaterThan(500);
    recorder.take()!.play();
    expect([...a]).toEqual([most - 1, most - 1, most - 1, most - 1]);
    expect(fillUp()).toBe(0);
    recorder.erase();
    expect(fillUp()).toBe(most);
  });
});
