import { describe, expect, it } from 'vitest';
import { holds, pathParts, proofWords } from './proof-words';

const proof = {
  format: 'npz',
  path: '/home/ada/iris.npz',
  bytes: 2048,
  tensors: 8,
  sameBits: true,
  rows: 30,
  maxDifference: 0,
};

describe('proofWords', () => {
  it('says what was read back and predicted', () => {
    expect(proofWords(proof)).toBe(
      'Read back from the file: 8 tensors, same bits. 30 dev rows predicted with them: largest difference 0.',
    );
    expect(holds(proof)).toBe(true);
  });

  it('never hides a difference', () => {
    const off = { ...proof, sameBits: false, maxDifference: 3.25e-5 };
    expect(proofWords(off)).toContain('not the same bits');
    expect(proofWords(off)).toContain('3.25e-5');
    expect(holds(off)).toBe(false);
  });

  it('says when there were no rows', () => {
    expect(proofWords({ ...proof, rows: 0 })).toContain('No rows were open');
  });
});

describe('pathParts', () => {
  it('keeps the file name apart', () => {
    expect(pathParts('/home/ada/iris.npz')).toEqual(['/home/ada/', 'iris.npz']);
    expect(pathParts('C:\\nets\\iris.npz')).toEqual(['C:\\nets\\', 'iris.npz']);
    expect(pathParts('iris.npz')).toEqual(['', 'iris.npz']);
  });
});
