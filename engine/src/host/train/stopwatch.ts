/** Measures the time of work; pauses do not count. */
export class Stopwatch {
  private readonly started = performance.now();
  private pausedAt = 0;
  private pausedFor = 0;

  pause(paused: boolean): void {
    if (paused) this.pausedAt = performance.now();
    else this.pausedFor += performance.now() - this.pausedAt;
  }

  get seconds(): number {
    return (performance.now() - this.started - this.pausedFor) / 1000;
  }
}
