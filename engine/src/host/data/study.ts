import { fail, ok, type Result } from '../../issues/issue';
import type { ReadOptions } from '../../project/document';
import { readHead } from './bytes';
import { decoderOf, utf16By } from './encoding';
import type { FileFacts } from './file-facts';
import { notText, wrongText } from './reading-issues';
import { scanFile, type Scan } from './scan';
import { sniff, type Sniffed } from './sniff';

/** How a file is written: what its first part suggests, and what all of its bytes are. */
export interface Studied {
  sniffed: Sniffed;
  scan: Scan;
}

const headBytes = 1 << 20;

/** Looks at the first part of the file to see how it is written, then goes through all of it once. */
export const studyFile = async (
  facts: FileFacts,
  read: ReadOptions,
  options: { progress?: (bytes: number) => void; signal?: AbortSignal },
): Promise<Result<Studied>> => {
  const head = await readHead(facts, headBytes);
  const utf16 = utf16By(head.bytes);
  const wrong = wrongText(facts, head.bytes, utf16);
  if (wrong) return fail(wrong);
  const sniffed = sniff(decoderOf(utf16 ?? 'UTF-8').decode(head.bytes), head.whole, read);
  const scan = await scanFile(facts, { layout: sniffed.layout, utf16, ...options });
  if (scan.hasNul) return fail(notText(facts, 'it has bytes of value 0'));
  if (scan.encoding !== 'Windows-1252') return ok({ sniffed, scan });
  // The names were decoded as UTF-8; the layout is the same in either, as its signs are ASCII.
  const { headerFields } = sniff(decoderOf('Windows-1252').decode(head.bytes), head.whole, {
    ...read,
    ...sniffed.layout,
  });
  return ok({ sniffed: { ...sniffed, headerFields }, scan });
};
