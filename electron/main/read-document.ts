import { documentSchema, fail, ok, type Document, type Result } from '@deepwright/engine';
import * as v from 'valibot';

/** A document that came from the page, through the engine's own schema: what a thread gets is well formed. */
export function readDocument(document: unknown): Result<Document> {
  const read = v.safeParse(documentSchema, document);
  if (read.success) return ok(read.output);
  const [problem] = read.issues;
  const place = v.getDotPath(problem);
  return fail({
    code: 'project/structure',
    level: 'error',
    message: `The project is not well formed: expected ${problem.expected ?? 'something else'}${place ? ` at ${place}` : ''}, got ${problem.received}.`,
    hint: 'Open the saved project again.',
  });
}
