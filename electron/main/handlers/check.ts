import { fail, ok, type Issue, type Result, type GradientCheckResult } from '@deepwright/engine';
import type { RunningCheck, TrainThread } from '@deepwright/engine/host/train/train-thread';
import type { Payload } from '../../shared/ipc';
import type { Area } from '../answer';
import type { DataDesk } from '../data-desk';
import { readDocument } from '../read-document';
import type { MainWindow } from '../window';

export interface CheckServices {
  window: MainWindow;
  data: DataDesk;
  /** A thread beside the one that trains: a check does not wait for a run. */
  bench: () => TrainThread;
}

const busy: Issue = {
  code: 'check/busy',
  level: 'error',
  message: 'A gradient check is going on; one at a time.',
  hint: 'Wait for its end, or cancel it.',
};

export function checkHandlers({ window, data, bench }: CheckServices): Area<'check'> {
  let current: RunningCheck | null = null;
  const cancel = (): void => current?.cancel();
  window.onFreshPage(cancel);

  const start = async (payload: Payload<'check/start'>): Promise<Result<GradientCheckResult>> => {
    const document = readDocument(payload.document);
    if (!document.ok) return document;
    const table = await data.table(payload.dataId);
    if (!table.ok) return table;
    if (current) return fail(busy);
    const trained = payload.run?.result.model.tensors;
    const subject = { document: document.value, table: table.value, ...(trained ? { trained } : {}) };
    const check = bench().check(subject, payload.options, (progress) => window.send('check/progress', progress));
    current = check;
    try {
      return await check.finished;
    } finally {
      current = null;
    }
  };

  return {
    'check/start': start,
    'check/cancel': () => {
      cancel();
      return ok(null);
    },
  };
}
