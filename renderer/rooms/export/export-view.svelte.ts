import type { Issue, RunRecord } from '@deepwright/engine';
import type { ExportFormat, ExportProof } from '../../../electron/shared/ipc';
import { ask } from '../../stores/bridge';
import { data } from '../../stores/data.svelte';
import { project } from '../../stores/project.svelte';
import { view } from '../../stores/view.svelte';

/** How the last export of a run in a format went. */
export type Outcome = { proof: ExportProof } | { issues: readonly Issue[] };

/** What is exported, and what came of it; it stays while the room is left. */
class ExportView {
  formats = $state.raw<readonly ExportFormat[]>([]);
  /** The format being written. */
  busy = $state<string | null>(null);
  private chosen = $state.raw<RunRecord | null>(null);
  private outcomes = $state.raw(new WeakMap<RunRecord, Readonly<Record<string, Outcome>>>());

  /** The chosen run, else the last one. */
  run = $derived(project.runs.find((run) => run === this.chosen) ?? project.lastRun);

  choose(run: number): void {
    this.chosen = project.runs.find((record) => record.number === run) ?? null;
  }

  outcome(run: RunRecord, format: string): Outcome | null {
    return this.outcomes.get(run)?.[format] ?? null;
  }

  async load(): Promise<void> {
    if (this.formats.length === 0) this.formats = (await ask('export/formats', {}, view.report)) ?? [];
  }

  async write(run: RunRecord, format: string): Promise<void> {
    if (this.busy) return;
    this.busy = format;
    let issues: readonly Issue[] = [];
    const payload = { run, format, dataId: data.opened?.dataId ?? null };
    const proof = await ask('export/write', payload, (failed) => (issues = failed));
    this.busy = null;
    // Neither a proof nor an issue: the person cancelled, and what was shown before stays true.
    if (proof) this.keep(run, format, { proof });
    else if (issues.length > 0) this.keep(run, format, { issues });
  }

  private keep(run: RunRecord, format: string, outcome: Outcome): void {
    const next = new WeakMap<RunRecord, Readonly<Record<string, Outcome>>>();
    for (const record of project.runs) {
      const before = this.outcomes.get(record);
      if (before) next.set(record, before);
    }
    next.set(run, { ...next.get(run), [format]: outcome });
    this.outcomes = next;
  }
}

export const exportView = new ExportView();
