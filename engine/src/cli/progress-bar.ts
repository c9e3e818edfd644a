/** A bar on one line of a terminal, redrawn at most ten times a second; nothing where there is no terminal. */
export class ProgressBar {
  private readonly shown = process.stderr.isTTY;
  private last = 0;
  private readonly began = performance.now();

  update(share: number, text: string): void {
    const now = performance.now();
    if (!this.shown || now - this.last < 100) return;
    this.last = now;
    const width = 24;
    const full = Math.round(share * width);
    const left = share > 0 ? ((now - this.began) / 1000) * (1 / share - 1) : NaN;
    const time = Number.isFinite(left) ? `, ${Math.ceil(left)} s left` : '';
    process.stderr.write(`\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${text}${time}\x1b[K`);
  }

  end(): void {
    if (this.shown) process.stderr.write('\r\x1b[K');
  }
}
