import type { Issue } from '../issues/issue';
import { activationAlarm, flowAlarm, type FlowAlarm } from '../verdicts/gradient-flow';
import type { FlowNorms } from './flow';
import type { Training } from './prepare';
import type { Progress } from './progress';
import type { TrainHost } from './run';

const hints = {
  exploding: 'Clip the gradient, initialise with smaller weights, or put batch norm between the layers.',
  vanishing:
    'Initialise for the activation (He for ReLU), put batch norm between the layers, or add wires that skip some.',
};

/** Tells, once a run for each kind, that numbers or gradients vanish or explode on their way through the layers (T26). */
export const watchFlow = (training: Training, progress: Progress, norms: FlowNorms, host: TrainHost): void => {
  const onTheWayBack = flowAlarm(norms.gradients);
  const onTheWay = activationAlarm(norms.activations);
  if (!onTheWayBack && !onTheWay) return;
  const told = [
    onTheWayBack && issueOf(training, onTheWayBack, 'Gradients', '‖dW‖', norms.weightNodes, false),
    onTheWay && issueOf(training, onTheWay, 'Activations', '‖a‖', norms.hiddenNodes, true),
  ];
  for (const issue of told) {
    if (!issue || progress.notices.some(({ code }) => code === issue.code)) continue;
    progress.notices.push(issue);
    host.notice?.(issue);
  }
};

const issueOf = (
  { plan, reading }: Training,
  { kind, ratio, first, last }: FlowAlarm,
  what: string,
  norm: string,
  nodes: readonly string[],
  forward: boolean,
): Issue => {
  const [end, start] = forward ? [nodes[last]!, nodes[first]!] : [nodes[first]!, nodes[last]!];
  const name = (id: string): string => plan.byId.get(id)!.node.name;
  const verb = kind === 'exploding' ? 'explode' : 'vanish';
  return {
    code: `train/${kind}-${forward ? 'activations' : 'gradients'}`,
    level: 'warning',
    message: `${what} ${verb}: ${norm} of ${name(end)} is ${ratio.toExponential(1)} times that of ${name(start)} at epoch ${reading.epoch}, step ${reading.step}.`,
    hint: hints[kind],
    nodeId: end,
  };
};
