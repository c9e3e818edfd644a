const running = 0;
const paused = 1;
const stopped = 2;

export const newControl = (): SharedArrayBuffer => new SharedArrayBuffer(4);

/** The near end of a job's control: sets what the thread reads between mini-batches. */
export class Switch {
  private readonly state: Int32Array;

  constructor(control: SharedArrayBuffer) {
    this.state = new Int32Array(control);
  }

  private set(value: number): void {
    // Once stopped, stopped for good.
    if (Atomics.load(this.state, 0) === stopped) return;
    Atomics.store(this.state, 0, value);
    Atomics.notify(this.state, 0);
  }

  pause(): void {
    this.set(paused);
  }

  resume(): void {
    this.set(running);
  }

  stop(): void {
    this.set(stopped);
  }
}

/** The far end: read between mini-batches; sleeps while paused, without burning the processor. */
export class ControlReader {
  private readonly state: Int32Array;
  private readonly onPause: (paused: boolean) => void;

  constructor(control: SharedArrayBuffer, onPause: (paused: boolean) => void = () => {}) {
    this.state = new Int32Array(control);
    this.onPause = onPause;
  }

  get isStopped(): boolean {
    return Atomics.load(this.state, 0) === stopped;
  }

  /** Blocks while paused; says whether to go on. */
  next(): 'run' | 'stop' {
    if (Atomics.load(this.state, 0) === paused) {
      this.onPause(true);
      while (Atomics.load(this.state, 0) === paused) Atomics.wait(this.state, 0, paused);
      this.onPause(false);
    }
    return this.isStopped ? 'stop' : 'run';
  }
}
