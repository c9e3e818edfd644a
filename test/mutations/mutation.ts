/** A bug planted into the mathematics, to see that the tests find it. */
export interface Mutation {
  name: string;
  /** From the project's root. */
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  /** What is wrong then. */
  why: string;
  /** The tests that must find it, by the start of their paths; run in this order. */
  tests: readonly string[];
}

/** Several bugs of one file of `engine/src`, one at a time, that the same tests must find. */
export const into = (
  file: string,
  tests: readonly string[],
  ...planted: readonly Omit<Mutation, 'file' | 'tests'>[]
): Mutation[] => planted.map((each) => ({ ...each, file: `engine/src/${file}`, tests }));
