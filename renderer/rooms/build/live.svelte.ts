import type { BlockReading, GraphNode, Snapshot } from '@deepwright/engine';
import { run } from '../../stores/run.svelte';

/** Blocks are redrawn at most ten times a second. */
const pause = 100;

/** What the newest mini-batch looked like inside each block: kept apart from the graph, which it never touches. */
class Live {
  private snapshot = $state.raw<Snapshot | null>(null);
  private drawnAt = 0;

  private readings = $derived(new Map(this.snapshot?.blocks.map((reading) => [reading.nodeId, reading])));
  private trained = $derived(new Map(run.document?.graph.nodes.map((node) => [node.id, node])));

  /** The least and greatest gradient norm of the moment, for the legend. */
  gradientRange: readonly [number, number] | null = $derived.by(() => {
    const norms = [...this.readings.values()].map((r) => r.gradientNorm).filter((g) => g > 0 && Number.isFinite(g));
    return norms.length > 0 && run.active ? [Math.min(...norms), Math.max(...norms)] : null;
  });

  constructor() {
    $effect.root(() => {
      $effect(() => {
        const next = run.snapshot;
        const wait = next ? this.drawnAt + pause - performance.now() : 0;
        if (wait <= 0) return this.draw(next);
        const timer = setTimeout(() => this.draw(next), wait);
        return () => clearTimeout(timer);
      });
    });
  }

  /** The reading of a block, null where there is none or the block is not the one that was trained. */
  of(node: GraphNode): BlockReading | null {
    if (this.hasChanged(node)) return null;
    return this.readings.get(node.id) ?? null;
  }

  /** The run trains (or trained) this block with other settings. */
  hasChanged(node: GraphNode): boolean {
    if (this.readings.size === 0) return false;
    const trained = this.trained.get(node.id);
    if (!trained) return true;
    if (trained === node) return false;
    return trained.kind !== node.kind || JSON.stringify(trained.params) !== JSON.stringify(node.params);
  }

  private draw(snapshot: Snapshot | null): void {
    this.drawnAt = performance.now();
    this.snapshot = snapshot;
  }
}

export const live = new Live();

/** Width of a wire while training: from 1 px at a gradient norm of 1e-6 to 4 px at 1 and more. */
export const gradientWidth = (norm: number): number => 1 + 3 * Math.min(1, Math.max(0, (Math.log10(norm) + 6) / 6));
