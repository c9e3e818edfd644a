import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ticker } from './ticker';

describe('a ticker', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ticks at most once in its gap, and does not lose the last asking', () => {
    const tick = vi.fn();
    const ticker = new Ticker(50, tick);
    for (let i = 0; i < 1000; i++) {
      ticker.ask();
      vi.advanceTimersByTime(1);
    }
    expect(tick.mock.calls.length).toBeGreaterThanOrEqual(19);
    expect(tick.mock.calls.length).toBeLessThanOrEqual(21);
    const before = tick.mock.calls.length;
    ticker.ask();
    vi.advanceTimersByTime(100);
    expect(tick).toHaveBeenCalledTimes(before + 1);
  });

  it('is quiet once cancelled', () => {
    const tick = vi.fn();
    const ticker = new Ticker(50, tick);
    ticker.ask();
    ticker.cancel();
    vi.advanceTimersByTime(200);
    expect(tick).not.toHaveBeenCalled();
  });
});
