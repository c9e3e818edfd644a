import type { ParamValue } from '@deepwright/engine';
import { doc } from '../../../stores/document.svelte';

/** Sets one parameter of some blocks. What is typed or scrubbed in one go is one undo step. */
export const setParam = (
  nodes: readonly { id: string; name: string }[],
  name: string,
  value: ParamValue | undefined,
  done: boolean,
  label: string,
): void => {
  const ids = nodes.map((node) => node.id);
  const what = nodes.length === 1 ? nodes[0].name : `${nodes.length} blocks`;
  const verb = value === undefined ? 'Reset' : 'Set';
  doc.apply(
    { do: 'set', nodes: ids, params: { [name]: value } },
    `${verb} ${label} of ${what}`,
    `set ${ids.join()} ${name}`,
  );
  if (done) doc.mark();
};
