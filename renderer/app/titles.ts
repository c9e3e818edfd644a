import { optimizers, type AnyOptimizer } from '@deepwright/engine';

/** What a kind of optimizer is called: "Adam". */
export const optimizerTitle = (kind: string): string =>
  (optimizers as Readonly<Record<string, AnyOptimizer>>)[kind]?.title ?? kind;
