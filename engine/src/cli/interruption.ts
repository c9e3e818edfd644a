/** Listens for Ctrl-C and requests to end: the first one asks for a clean stop, the second one ends at once. */
export class Interruption {
  private readonly controller = new AbortController();
  private readonly listener = (): void => {
    if (this.controller.signal.aborted) process.exit(130);
    this.controller.abort();
  };

  constructor() {
    process.on('SIGINT', this.listener);
    process.on('SIGTERM', this.listener);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  dispose(): void {
    process.off('SIGINT', this.listener);
    process.off('SIGTERM', this.listener);
  }
}
