import { ok } from '@deepwright/engine';
import type { Area } from '../answer';
import type { RunDesk } from '../run-desk';

export interface TrainServices {
  runs: RunDesk;
}

export const trainHandlers = ({ runs }: TrainServices): Area<'train'> => ({
  'train/start': (payload) => runs.start(payload),
  'train/control': ({ action }) => {
    runs.control(action);
    return ok(null);
  },
  'train/attach': () => ok(runs.attach()),
});
