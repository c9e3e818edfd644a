import { describe, expect, it } from 'vitest';
import { duration, progressBar } from './progress-bar';

describe('progressBar', () => {
  it('fills with the share and stays within its ends', () => {
    expect(progressBar(0)).toBe(`${'░'.repeat(24)}   0 %`);
    expect(progressBar(0.5)).toBe(`${'█'.repeat(12)}${'░'.repeat(12)}  50 %`);
    expect(progressBar(0.999)).toBe(`${'█'.repeat(23)}░  99 %`);
    expect(progressBar(7)).toBe(`${'█'.repeat(24)} 100 %`);
  });
});

describe('duration', () => {
  it('rounds as people do', () => {
    expect([0.04, 9.94, 59.4, 75, 3600].map(duration)).toEqual(['0.0 s', '9.9 s', '59 s', '1 min 15 s', '60 min 0 s']);
  });
});
