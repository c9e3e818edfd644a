import type { GraphPlan } from '../graph/plan';
import type { Issue } from '../issues/issue';
import { checkValue } from '../params/check';
import type { Param, ParamRecord, Params } from '../params/param';
import type { TrainingSpec } from '../project/document';
import { trainingParams } from './settings';

/** Settings of the run that may change while it goes on, and parameters of blocks (by id). */
export interface LiveChange {
  training?: Partial<Pick<TrainingSpec, 'learningRate' | 'clipNorm' | 'l1' | 'l2'>>;
  blocks?: Readonly<Record<string, ParamRecord>>;
}

/** A change as it happened: step `step` (from 1) is the first that feels it. Replaying the log gives the same weights. */
export interface LoggedChange extends LiveChange {
  step: number;
}

const mayChange = (param: Param | undefined): param is Param =>
  param !== undefined && 'live' in param && param.live === true;

const checkAll = (params: Params, values: object, where: string, place: { nodeId?: string }): Issue[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    if (mayChange(param)) return checkValue(param, value, { ...place, path: name });
    const live = Object.keys(params).filter((each) => mayChange(params[each]));
    return [
      {
        code: 'train/not-live',
        level: 'error',
        message: `‘${name}’ of ${where} cannot change while a run goes on.`,
        hint: live.length > 0 ? `What can: ${live.join(', ')}.` : 'Change it before the next run.',
        ...place,
      },
    ];
  });

/** What is wrong with a change, for the run of this plan. */
export const checkChange = ({ training = {}, blocks = {} }: LiveChange, plan: GraphPlan): Issue[] => [
  ...checkAll(trainingParams, training, 'the run', {}),
  ...Object.entries(blocks).flatMap(([id, values]) => {
    const planned = plan.byId.get(id);
    const message = `There is no block ‘${id}’ in this network.`;
    if (!planned) return [{ code: 'train/no-block', level: 'error', message } as const];
    return checkAll(planned.layer.params, values, planned.node.name, { nodeId: id });
  }),
];
