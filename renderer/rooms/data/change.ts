import type { DataSpec } from '@deepwright/engine';
import { data } from '../../stores/data.svelte';
import { doc } from '../../stores/document.svelte';

/** Every change of the data settings goes this way: one undo step (`merge` joins steps that follow one another), then the check. */
export const change = (next: (spec: DataSpec) => DataSpec, label: string, merge: string | null = null): void => {
  const spec = doc.current.data;
  if (!spec) return;
  const set = next(spec);
  if (set === spec) return;
  doc.apply({ do: 'data', set }, label, merge);
  void data.check();
};
