import { COMMAND, DONE, FAILED, SLEEPERS } from './layout';

/**
 * How the threads of one run meet. A command is one 64-bit word, so that a helper never sees half of it: its generation in
 * the low half, and above it the op and the parts that do it. Whoever does not take part need not answer.
 */

/** Looks before a helper goes to sleep: about 100 µs, longer than what lies between two ops of a step. */
const LOOKS_BEFORE_SLEEP: i32 = 100000;
/** Looks before the caller rests: about 30 µs. On a machine with too few processors its helper may need this one. */
const LOOKS_BEFORE_REST: i32 = 30000;
const REST_NANOSECONDS: i64 = 50000;

let generation: u32 = 0;

@inline export function opOf(command: i64): i32 {
  return <i32>(command >> 40);
}

@inline export function partsOf(command: i64): i32 {
  return <i32>(command >> 32) & 0xff;
}

/** Tells the helpers what to do. */
export function publish(op: i32, parts: i32): void {
  generation++;
  atomic.store<i32>(DONE, 0);
  atomic.store<i64>(COMMAND, (<i64>op << 40) | (<i64>parts << 32) | <i64>generation);
  if (atomic.load<i32>(SLEEPERS) > 0) atomic.notify(COMMAND, -1);
}

/** Waits until so many helpers have done their part; ends in an error when one of them cannot. */
export function join(helpers: i32): void {
  let looks = 0;
  let done: i32;
  while ((done = atomic.load<i32>(DONE)) < helpers) {
    if (++looks <= LOOKS_BEFORE_REST) continue;
    if (atomic.load<i32>(FAILED) != 0) unreachable();
    atomic.wait<i32>(DONE, done, REST_NANOSECONDS);
  }
}

/** A helper's wait for a command that is another than the last. */
export function nextCommand(last: i64): i64 {
  let looks = 0;
  let command: i64;
  while ((command = atomic.load<i64>(COMMAND)) == last) {
    if (++looks <= LOOKS_BEFORE_SLEEP) continue;
    atomic.add<i32>(SLEEPERS, 1);
    atomic.wait<i64>(COMMAND, last, -1);
    atomic.sub<i32>(SLEEPERS, 1);
    looks = 0;
  }
  return command;
}

export function answer(): void {
  atomic.add<i32>(DONE, 1);
}
