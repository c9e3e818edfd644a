import { lossOf, type ParamValue, type RefValue, type Target } from '@deepwright/engine';
import { data } from '../../../stores/data.svelte';

const reasonIn = (target: Target): string => {
  if (target.kind === 'category') return `‘${target.name}’ has ${target.classes.length} classes`;
  const [first, ...more] = target.names;
  return more.length === 0 ? `‘${first}’ has numbers` : `the ${target.names.length} targets have numbers`;
};

/** What "automatic" comes to for the target at hand: "Cross-entropy, as species has 3 classes". */
export const automaticLoss = (chosen: ParamValue | undefined): string | undefined => {
  const target = data.summary?.facts.target;
  const loss = chosen as RefValue | undefined;
  if (!target || loss?.kind !== 'auto') return undefined;
  const found = lossOf(loss, target);
  return found && `${found.title}, as ${reasonIn(target)}`;
};
