import type { Fix } from '@deepwright/engine';
import { doc } from '../../../stores/document.svelte';
import { run } from '../../../stores/run.svelte';

/** The remedies of a run that broke are other settings: "Train with α 0.03" sets them and trains. */
export const trainWith = async (fix: Fix): Promise<void> => {
  doc.apply(fix.edit, fix.label);
  await run.start();
};
