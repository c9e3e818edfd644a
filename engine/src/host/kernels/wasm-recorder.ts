import * as layout from '../../../wasm/layout';
import type { Formula } from '../../kernels/formula';
import { parseFormula } from '../../kernels/parse-formula';
import type { Real } from '../../kernels/real';
import { makeStandIn, NotRecordable, notRecordable, type Recorder, type Recording } from '../../kernels/recorder';
import { WasmKernels, type WasmMeans } from './wasm-kernels';

type Play = (from: number, to: number, threads: number) => number;

const headerWords = layout.RECORD_HEADER / 4;

/** Whether a formula gives a total, by its id: the answer takes reading it. */
const totals: boolean[] = [];
const givesTotal = (formula: Formula): boolean => (totals[formula.id] ??= parseFormula(formula).kind === 'total');

/** Kernels that write each call behind the one before, where `play` of engine/wasm finds it. */
class NotingKernels extends WasmKernels {
  /** Arrays by their stand-ins. */
  readonly arrays = new Map<Real | Int32Array, Real>();
  /** Stands for every total. */
  readonly total = makeStandIn<number>();
  /** How many calls since `begin` gave a total, and whether the last one did. */
  totals = 0;
  lastGaveTotal = false;
  /** Words written so far. */
  length = 0;
  private readonly room: Int32Array;

  constructor(means: WasmMeans, room: Int32Array) {
    // Any number of threads but one: only whether an operation is worth sharing is noted.
    super({ ...means, threads: () => 2 });
    this.room = room;
  }

  protected override address(standIn: Real | Int32Array): number {
    return this.locate(this.arrays.get(standIn) ?? notRecordable());
  }

  protected override perform(operation: number, words: number, size: number, least: number): number {
    const next = Math.ceil((this.length + headerWords + words) / 4) * 4;
    if (next > this.room.length) return notRecordable();
    this.room.set([operation, size < least ? 0 : 1, (next - this.length) * 4], this.length);
    this.room.set(this.words.whole.subarray(0, words), this.length + headerWords);
    this.length = next;
    this.lastGaveTotal = false;
    return 0;
  }

  private giveTotal(): number {
    this.totals++;
    this.lastGaveTotal = true;
    return this.total;
  }

  override each(formula: Formula, rows: number, cols: number, ...operands: (Real | number)[]): number {
    super.each(formula, rows, cols, ...operands);
    return givesTotal(formula) ? this.giveTotal() : 0;
  }

  override softmaxCrossEntropy(...call: Parameters<WasmKernels['softmaxCrossEntropy']>): number {
    super.softmaxCrossEntropy(...call);
    return this.giveTotal();
  }

  override sumOfSquares(a: Real, n: number): number {
    super.sumOfSquares(a, n);
    return this.giveTotal();
  }

  override allFinite(): boolean {
    return notRecordable();
  }

  /** A mask is another at each step. */
  override dropoutMask(): void {
    notRecordable();
  }
}

/** Notes calls of WebAssembly kernels in a piece of their memory. */
export class WasmRecorder implements Recorder {
  readonly kernels: NotingKernels;
  private readonly means: WasmMeans;
  private readonly play: Play;
  private readonly byteOffset: number;
  private readonly standIns = new Map<Real, Real>();
  /** Words that earlier recordings have. */
  private taken = 0;

  constructor(means: WasmMeans, byteOffset: number, bytes: number, play: Play) {
    this.means = means;
    this.play = play;
    this.byteOffset = byteOffset;
    this.kernels = new NotingKernels(means, new Int32Array(means.memory.buffer, byteOffset, bytes / 4));
  }

  standIn(array: Real): Real {
    const known = this.standIns.get(array);
    if (known) return known;
    const made = makeStandIn<Real>();
    this.standIns.set(array, made);
    this.kernels.arrays.set(made, array);
    return made;
  }

  note(calls: () => number | void): boolean {
    const { kernels } = this;
    const { length } = kernels;
    kernels.totals = 0;
    try {
      const given = calls();
      if (kernels.totals === 0) return true;
      if (kernels.totals === 1 && kernels.lastGaveTotal && given === kernels.total) return true;
    } catch (error) {
      if (!(error instanceof NotRecordable)) throw error;
    }
    kernels.length = length;
    return false;
  }

  take(): Recording | null {
    const { taken, byteOffset, play } = this;
    const { length } = this.kernels;
    if (length === taken) return null;
    const { threads } = this.means;
    const [from, to] = [byteOffset + taken * 4, byteOffset + length * 4];
    this.taken = length;
    return { play: () => play(from, to, threads()) };
  }

  erase(): void {
    this.kernels.length = 0;
    this.taken = 0;
  }
}
