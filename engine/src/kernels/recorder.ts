import type { Kernels } from './kernels';
import type { Real } from './real';

/** Kernel calls that were noted, in order. */
export interface Recording {
  /** Does them all, on the numbers that now lie in their arrays; gives the total of the last one, or 0. */
  play(): number;
}

/**
 * Notes what kernels are asked to do instead of doing it. The step of a small network is many calls of a few nanoseconds
 * each, and asking for them takes longer than doing them: played back, they are one call.
 *
 * Calls are noted with stand-ins for the arrays. Whoever looks at a number in one, or at a total, may decide by it what to
 * ask for next, and decide otherwise at the next step: nothing of that is noted. So code that calls kernels need not know of
 * recorders, and what has loops of its own just goes on as it did.
 */
export interface Recorder {
  /** They note. Every array must be a stand-in. */
  readonly kernels: Kernels;
  /** The same one for the same array. */
  standIn(array: Real): Real;
  /** Notes the calls of a function; false where they cannot be, and then none is. It may give a total as it came, from its last call. */
  note(calls: () => number | void): boolean;
  /** What was noted since the last time; null if nothing was. */
  take(): Recording | null;
  /** Forgets everything; recordings made before must not be played any more. */
  erase(): void;
}

/** Thrown by a stand-in that is looked at, or a kernel whose work changes from step to step. */
export class NotRecordable extends Error {
  constructor() {
    super('kernels: what is done next depends on a number');
  }
}

export const notRecordable = (): never => {
  throw new NotRecordable();
};

/** Whatever one does with it. */
const untouchable: ProxyHandler<object> = {
  get: notRecordable,
  set: notRecordable,
  has: notRecordable,
  ownKeys: notRecordable,
  getPrototypeOf: notRecordable,
  getOwnPropertyDescriptor: notRecordable,
  defineProperty: notRecordable,
};

/** Something that can be handed on and compared with itself, and nothing else. */
export const makeStandIn = <T>(): T => new Proxy({}, untouchable) as T;
