import type { Probe } from './probe';
import type { SampledTensor } from './sample';

/** What the surroundings offer a check; asked between entries. */
export interface CheckHost {
  /** Entries done and entries in all. */
  progress?: (done: number, total: number) => void;
  cancelled?: () => boolean;
}

/** Both gradients of the sampled entries of one tensor, and which entries have a kink within ±ε. */
export interface Measured {
  sampled: SampledTensor;
  analytic: Float64Array;
  numeric: Float64Array;
  kink: Uint8Array;
}

/** Central differences of every sampled entry; the analytic gradients must stand in the program. Null when cancelled. */
export const measureTensors = (
  probe: Probe,
  tensors: readonly SampledTensor[],
  epsilon: number,
  { progress, cancelled }: CheckHost,
): Measured[] | null => {
  const total = tensors.reduce((sum, { indices }) => sum + indices.length, 0);
  let done = 0;
  const measured: Measured[] = [];
  for (const sampled of tensors) {
    const { indices, tensor } = sampled;
    const entry: Measured = {
      sampled,
      analytic: Float64Array.from(indices, (index) => tensor.gradient[index]!),
      numeric: new Float64Array(indices.length),
      kink: new Uint8Array(indices.length),
    };
    probe.settle();
    for (let i = 0; i < indices.length; i++) {
      if (cancelled?.()) return null;
      const { slope, kink } = probe.central(sampled, indices[i]!, epsilon);
      entry.numeric[i] = slope;
      entry.kink[i] = kink ? 1 : 0;
      progress?.(++done, total);
    }
    measured.push(entry);
  }
  return measured;
};
