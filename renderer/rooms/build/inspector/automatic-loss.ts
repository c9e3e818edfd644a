import { lossOf, type ParamValue, type RefValue } from '@deepwright/engine';
import { data } from '../../../stores/data.svelte';

/** What "automatic" comes to for the target at hand: "Cross-entropy, as species has 3 classes". */
export const automaticLoss = (chosen: ParamValue | undefined): string | undefined => {
  const target = data.summary?.facts.target;
  const loss = chosen as RefValue | undefined;
  if (!target || loss?.kind !== 'auto') return undefined;
  const why = target.kind === 'category' ? `${target.classes.length} classes` : 'numbers';
  const found = lossOf(loss, target);
  return found && `${found.title}, as ‘${target.name}’ has ${why}`;
};
