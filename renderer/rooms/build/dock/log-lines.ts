import type { Evaluation, RunRecord, RunResult, RunStatus } from '@deepwright/engine';
import { count, percent, significant } from '../../../ui/format';
import { metricOf } from './planned';

/** How a run ended, in words, with the colour of that. */
export const ending: Readonly<Record<RunStatus, { text: string; level: 'ok' | 'plain' | 'err' }>> = {
  done: { text: 'done', level: 'ok' },
  stopped: { text: 'stopped', level: 'plain' },
  'stopped-early': { text: 'stopped early', level: 'ok' },
  'not-finite': { text: 'not finite', level: 'err' },
  failed: { text: 'failed', level: 'err' },
};

/** "200 of 200", and which epoch's weights were kept where that is not the last one. */
export const epochsText = ({ result, document }: RunRecord): string => {
  const done = `${count(result.epochsRun)} of ${count(document.training.epochs)}`;
  return result.keptEpoch === result.epochsRun ? done : `${done}, kept ${count(result.keptEpoch)}`;
};

export const costText = (part: Evaluation | null): string => (part ? significant(part.cost, 4) : '–');

/** "Accuracy 97.4 %, AUC 0.98" of the dev rows: the first `most` metrics, the main one among them. */
export const metricsText = ({ dev, model }: RunResult, most = Infinity): string =>
  Object.entries(dev?.metrics ?? {})
    .slice(0, most)
    .map(([kind, value]) => {
      const metric = metricOf(model.pipeline.target, kind);
      const written = metric?.format === 'percent' ? percent(value) : significant(value, 4);
      return `${metric?.title ?? kind} ${written}`;
    })
    .join(', ');
