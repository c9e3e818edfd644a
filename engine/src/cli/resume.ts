import { fail, ok, type Issue, type Result } from '../issues/issue';
import type { Precision } from '../kernels/real';
import type { DataSource, Document } from '../project/document';
import type { Checkpoint } from '../train/checkpoint';

const anotherRun = 'Go on with the project and the data as they were, or start a new run without --resume.';

const wrong = (message: string, hint = anotherRun): Result<never> =>
  fail({ code: 'train/checkpoint', level: 'error', message, hint } satisfies Issue);

/** A file is what its bytes are, wherever it stands. */
const contents = (source: DataSource | undefined): unknown =>
  source?.kind === 'file' ? { kind: 'file', hash: source.hash } : source;

/** What decides a run: names, places on the canvas and the number of epochs do not. */
const deciding = ({ data, graph, training }: Document): unknown => {
  const { epochs: _epochs, ...settings } = training;
  return {
    data: data && {
      ...data,
      source: contents(data.source),
      devSource: contents(data.devSource),
      testSource: contents(data.testSource),
    },
    blocks: Object.fromEntries(graph.nodes.map(({ id, kind, params }) => [id, { kind, params }])),
    wires: Object.fromEntries(graph.edges.map(({ from, to, port }) => [`${to}.${port}`, from])),
    training: settings,
  };
};

interface Difference {
  path: string;
  was: unknown;
  is: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The first place, in the order of the document, where two plain values differ. */
const firstDifference = (was: unknown, is: unknown, path = ''): Difference | null => {
  if (!isObject(was) || !isObject(is)) return Object.is(was, is) ? null : { path, was, is };
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const found = firstDifference(was[key], is[key], path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return null;
};

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'not set';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/** A run that stopped by itself has used up its patience: one more epoch would be one too many. */
const hasStoppedEarly = ({ progress, stopping }: Checkpoint, patience: number): boolean =>
  patience > 0 && progress.batch === 0 && progress.epoch - stopping.bestEpoch >= patience;

/** The checkpoint, once it is sure that going on with it under this document is the same run. */
export const resumable = (
  checkpoint: Checkpoint,
  document: Document,
  precision: Precision | undefined,
): Result<Checkpoint> => {
  const difference = firstDifference(deciding(checkpoint.document), deciding(document));
  if (difference && /^data\.(source|devSource|testSource)\.hash$/.test(difference.path)) {
    return wrong('The checkpoint was taken with other data: the bytes of the file are not the same.');
  }
  if (difference) {
    const { path, was, is } = difference;
    return wrong(`The checkpoint was taken of another project: ${path} was ${show(was)}, and is ${show(is)} now.`);
  }
  if (precision !== undefined && precision !== checkpoint.precision) {
    return wrong(`The checkpoint is of a run in ${checkpoint.precision}; --precision ${precision} came.`);
  }
  const { patience, epochs } = document.training;
  const { epoch } = checkpoint.progress;
  if (hasStoppedEarly(checkpoint, patience)) {
    return wrong(`The run of the checkpoint stopped early at epoch ${epoch}: there is nothing to go on with.`);
  }
  if (epoch <= epochs) return ok(checkpoint);
  return wrong(`The checkpoint has ${epoch} epochs behind it; a run of ${epochs} came.`, 'Ask for more with --epochs.');
};
