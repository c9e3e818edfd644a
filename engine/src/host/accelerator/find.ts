import { statSync } from 'node:fs';
import type { Issue } from '../../issues/issue';
import type { KernelFacts } from '../../kernels/choice';
import { candidates } from './candidates';
import type { Probe, Verdict } from './probe';

/** What came of looking for a BLAS. */
export interface Search {
  accelerator: KernelFacts['accelerator'];
  /** Why the libraries that were tried before it are not used. */
  refused: readonly Issue[];
}

/** Verdicts of this process, by file: a library that was exchanged has another size or time. */
const verdicts = new Map<string, Promise<Verdict>>();

const verdictOf = (file: string, probe: Probe): Promise<Verdict> => {
  const stats = statSync(file, { throwIfNoEntry: false });
  const key = `${file}\0${stats?.size}\0${stats?.mtimeMs}`;
  const known = verdicts.get(key) ?? probe(file);
  verdicts.set(key, known);
  return known;
};

/** Looks for a BLAS of the system: the first library that gives right products when tried by `probe`. */
export const findAccelerator = async (probe: Probe, files = candidates()): Promise<Search> => {
  const refused: Issue[] = [];
  for (const file of files) {
    const verdict = await verdictOf(file, probe);
    if (verdict.ok) return { accelerator: { name: verdict.value, file }, refused };
    refused.push(...verdict.issues.map((issue) => ({ ...issue, level: 'info' as const })));
  }
  return { accelerator: null, refused };
};
