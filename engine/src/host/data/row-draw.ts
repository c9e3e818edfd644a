import { stream, type Stream } from '../../random/stream';

/** Draws a share of the rows as they come; every reading of the same file draws the same ones. */
export class RowDraw {
  private readonly random: Stream;
  private row = 0;
  private rows = new Int32Array(1024);
  count = 0;

  constructor(private readonly share: number) {
    this.random = stream(0, 'rows');
  }

  /** Those of the next `count` rows that are drawn, counted within them. */
  next(count: number): Int32Array {
    const kept = new Int32Array(count);
    let found = 0;
    for (let i = 0; i < count; i++) if (this.random.uniform() < this.share) kept[found++] = i;
    this.remember(kept, found);
    this.row += count;
    return kept.subarray(0, found);
  }

  private remember(kept: Int32Array, found: number): void {
    if (this.count + found > this.rows.length) {
      const more = new Int32Array(Math.max(this.count + found, this.rows.length * 2));
      more.set(this.rows);
      this.rows = more;
    }
    for (let i = 0; i < found; i++) this.rows[this.count++] = this.row + kept[i]!;
  }

  /** All rows drawn so far, by their place in the file. */
  drawn(): Int32Array {
    return this.rows.subarray(0, this.count);
  }
}
