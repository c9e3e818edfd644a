import { fail, ok, type Result } from '../../issues/issue';
import { checkData } from '../../pipeline/check-data';
import type { Answer, Desk, Work } from '../serve';
import { openData, type OpenTable } from './open-data';
import { peekData } from './peek';
import type { DataJob, OpenedFile, ReadingProgress } from './protocol';
import { study } from './studies';

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
    { dataId, files, read }: DataJob & { do: 'open' },
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
    const opened = await openData(files, { read, progress, signal });
    if (!opened.ok) return opened;
    tables.set(dataId, opened.value);
    return ok({ dataId, preview: opened.value.preview, milliseconds: performance.now() - started });
  };

  const answer = async (job: DataJob, desk: Desk<ReadingProgress>): Promise<Result<unknown>> => {
    if (job.do === 'open') return open(job, desk);
    if (job.do === 'peek') return peekData(job.file, { read: job.read, signal: desk.signal });
    const opened = tables.get(job.dataId);
    if (job.do === 'close') {
      tables.delete(job.dataId);
      return ok(null);
    }
    if (!opened) return notOpen();
    switch (job.do) {
      case 'rows':
        return ok(opened.rows(job.start, job.count));
      case 'check':
        return ok(checkData(opened.table, job.spec));
      case 'study':
        return study({ table: opened.table, picture: opened.preview.picture, spec: job.spec }, job.job);
      case 'table':
        return ok(opened.table);
    }
  };

  return async (job, desk): Promise<Answer<unknown>> => ({ result: await answer(job, desk) });
};
