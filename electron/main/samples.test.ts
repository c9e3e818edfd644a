import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Samples } from './samples';

const samples = new Samples(path.join(import.meta.dirname, '../../resources/samples'));

describe('the samples that come with the app', () => {
  it('have cards with facts counted in their files', async () => {
    const infos = await samples.infos();
    expect(infos.map(({ id, size }) => [id, size])).toEqual([
      ['iris', '150 rows, 4 columns, 3 classes'],
      ['moons', '600 rows, 2 columns, 2 classes'],
      ['diabetes', '442 rows, 10 columns, a number'],
    ]);
    for (const info of infos) {
      expect(info.points.length).toBeGreaterThan(100);
      expect(info.points.flat().every(Number.isFinite)).toBe(true);
      expect(info.licence).not.toBe('');
    }
    expect(new Set(infos[0]?.points.map(([, , group]) => group))).toEqual(new Set([0, 1, 2]));
  });
});
