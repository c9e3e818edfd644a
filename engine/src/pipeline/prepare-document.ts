import type { Table } from '../data/table';
import { planGraph } from '../graph/plan-graph';
import { fail, type Result } from '../issues/issue';
import type { Precision } from '../kernels/real';
import type { RefValue } from '../params/param';
import type { Document } from '../project/document';
import { prepare, type Prepared } from './prepare';

/** The loss that the document's Output block names; it decides how classes are encoded. */
const lossOfDocument = (document: Document): RefValue | undefined => {
  const output = planGraph(document.graph, null).nodes.find(({ layer }) => layer.role === 'output');
  return output?.p['loss'] as RefValue | undefined;
};

/** The data of a document, ready to train its network on in that precision. */
export const prepareDocument = (
  document: Document,
  table: Table,
  precision: Precision = 'float32',
): Result<Prepared> =>
  document.data
    ? prepare(table, document.data, lossOfDocument(document), precision)
    : fail({
        code: 'data/none',
        level: 'error',
        message: `‘${document.name}’ has no data to train on.`,
        hint: 'Open a CSV file in the Data room and choose its columns.',
      });
