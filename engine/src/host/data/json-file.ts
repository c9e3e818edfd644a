import { fail, ok, type Result } from '../../issues/issue';
import { guessColumns } from './guess';
import { jsonLayout, scanJson, writeJsonCopy } from './json-lines';
import { missingRule } from './missing';
import { isWanted, linesOf, type FileRead, type ReadJob } from './read-file';
import { readSound } from './read-text';
import { rejectedIssues, rejectedLines } from './rejected-lines';
import { noColumns, noObjects } from './reading-issues';

const scanShare = 0.5;

/** Reads JSON lines: an object a line, whose keys are the columns. Values that are lists or objects stay text. */
export const readJsonFile = async ({ facts, read, asText, hooks }: ReadJob): Promise<Result<FileRead>> => {
  const { signal } = hooks;
  const scan = await scanJson(facts, {
    signal,
    progress: (bytes) => hooks.progress?.((scanShare * bytes) / facts.bytes, 0),
  });
  const layout = jsonLayout(scan.names.length);
  const rejected = rejectedLines(scan.refused, layout, scan.names);
  if (scan.rowLines.length === 0) return fail(noObjects(facts, rejected[0]));
  const missing = missingRule(read.missing);
  const guess = guessColumns(scan.first, scan.names.length, missing, '.');
  const isRead = isWanted(read);
  const wanted = scan.names.flatMap((name, index) =>
    isRead(name) ? [{ index, name, numbers: guess.numbers[index]!, asText: asText.has(name) }] : [],
  );
  if (wanted.length === 0) return fail(noColumns(facts));
  const copy = await writeJsonCopy(facts, scan.names, signal);
  try {
    const rows = scan.rowLines.length;
    const reading = { missing, decimal: '.', dateFormat: read.dateFormat } as const;
    const copied = { ...facts, path: copy.path, gzip: false, head: undefined };
    const job = {
      facts: copied,
      layout,
      wanted,
      reading,
      share: read.share,
      expected: rows,
      seenMissing: [],
      seenQuote: true,
    };
    const found = await readSound(
      job,
      { rowLines: scan.rowLines, encoding: 'UTF-8', valid: true, newline: '\n', broken: false, plainHeader: true },
      {
        signal,
        progress: (share, done) => hooks.progress?.(scanShare + (1 - scanShare) * share, done),
      },
    );
    return ok({
      hash: scan.hash,
      format: 'json',
      dialect: null,
      rows: found.drawn?.length ?? rows,
      columns: found.columns,
      ...linesOf(scan.rowLines, found.drawn, 1),
      rejected,
      rejectedCount: scan.refusedCount,
      ...(read.share === undefined ? {} : { sampledFrom: rows }),
      issues: rejectedIssues(scan.refused, scan.refusedCount, layout, rejected),
    });
  } finally {
    await copy.remove();
  }
};
