import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, planMemory, type BufferRequest } from './memory-plan';

const request: fc.Arbitrary<BufferRequest> = fc
  .record({ size: fc.integer({ min: 0, max: 500 }), from: fc.integer({ min: -1, max: 20 }), span: fc.nat(20) })
  .map(({ size, from, span }) => ({ size, from, to: from + span }));

describe('planMemory', () => {
  it('never lets two buffers that live at the same moment overlap', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 40 }), (requests) => {
        const { offsets, total } = planMemory(requests);
        requests.forEach((a, i) => {
          expect(offsets[i]! % 16).toBe(0);
          expect(offsets[i]! + a.size).toBeLessThanOrEqual(total);
          requests.slice(0, i).forEach((b, j) => {
            const together = a.from <= b.to && b.from <= a.to;
            const apart = offsets[i]! + a.size <= offsets[j]! || offsets[j]! + b.size <= offsets[i]!;
            expect(!together || apart).toBe(true);
          });
        });
      }),
    );
  });

  it('takes no more than all of them side by side, and no less than the fullest moment', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 40 }), (requests) => {
        const { total } = planMemory(requests);
        const sum = (some: readonly BufferRequest[]): number => some.reduce((n, { size }) => n + aligned(size), 0);
        const fullest = requests.map(({ from }) => sum(requests.filter((r) => r.from <= from && from <= r.to)));
        expect(total).toBeLessThanOrEqual(sum(requests));
        expect(total).toBeGreaterThanOrEqual(Math.max(0, ...fullest));
      }),
    );
  });

  it('uses one place for buffers that follow each other', () => {
    const { offsets, total } = planMemory([
      { size: 100, from: 0, to: 1 },
      { size: 100, from: 2, to: 3 },
      { size: 100, from: 4, to: 5 },
    ]);
    expect(offsets).toEqual([0, 0, 0]);
    expect(total).toBe(112);
  });
});
