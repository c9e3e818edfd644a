import { fail, ok, type Result } from '../../issues/issue';
import { checkData } from '../../pipeline/check-data';
import type { Answer, Desk, Work } from '../serve';
import { openData, type OpenTable } from './open-data';
import type { DataJob, OpenedFile, ReadingProgress } from './protocol';

/** At most so many progress messages a second. */
const progressRate = 20;

const notOpen = (): Result<never> =>
  fail({
    code: 'data/not-open',
    level: 'error',
    message: 'The data file is no longer open.',
    hint: 'Open it again.',
  });

/** The work of the data thread: holds open files and answers for them. */
export const dataWork = (): Work<DataJob, ReadingProgress> => {
  const tables = new Map<string, OpenTable>();

  const open = async (
    { dataId, file, read }: DataJob & { do: 'open' },
    { tell, signal }: Desk<ReadingProgress>,
  ): Promise<Result<OpenedFile>> => {
    const started = performance.now();
    let told = started;
    const progress = (share: number, rows: number): void => {
      const now = performance.now();
      if (now - told < 1000 / progressRate) return;
      told = now;
      tell({ share, rows });
    };
    const opened = await openData(file, { read, progress, signal });
    if (!opened.ok) return opened;
    tables.set(dataId, opened.value);
    return ok({ dataId, preview: opened.value.preview, milliseconds: performance.now() - started });
  };

  const answer = async (job: DataJob, desk: Desk<ReadingProgress>): Promise<Result<unknown>> => {
    if (job.do === 'open') return open(job, desk);
    const opened = tables.get(job.dataId);
    if (job.do === 'close') {
      tables.delete(job.dataId);
      await opened?.close();
      return ok(null);
    }
    if (!opened) return notOpen();
    switch (job.do) {
      case 'rows':
        return ok(await opened.rows(job.start, job.count));
      case 'check':
        return ok(checkData(opened.table, job.spec));
      case 'table':
        return ok(opened.table);
    }
  };

  return async (job, desk): Promise<Answer<unknown>> => ({ result: await answer(job, desk) });
};
