/** Calls `tick` at most once in `gap` milliseconds, however often it is asked; the last asking is never lost. */
export class Ticker {
  private readonly gap: number;
  private readonly tick: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private last = -Infinity;

  constructor(gap: number, tick: () => void) {
    this.gap = gap;
    this.tick = tick;
  }

  ask(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.last + this.gap - performance.now());
    this.timer = setTimeout(() => this.now(), wait);
  }

  now(): void {
    this.cancel();
    this.last = performance.now();
    this.tick();
  }

  cancel(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}
