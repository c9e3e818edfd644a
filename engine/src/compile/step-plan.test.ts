import { describe, expect, it } from 'vitest';
import { wasmBuild } from '../host/kernels/build';
import { wasmBackend } from '../host/kernels/wasm-backend';
import type { Backend, Kernels } from '../kernels/kernels';
import { layers } from '../layers/_registry';
import { chain, factsOf, graphOf, programOf, relu, threeClasses } from '../testing/graphs';
import type { Graph } from '../project/document';

/** The backend, which notes the names of kernels that are called one by one. */
const counting = (called: string[]): Backend => {
  const backend = wasmBackend(wasmBuild('std')!, 1);
  return {
    name: backend.name,
    open: (bytes, work) => {
      const workspace = backend.open(bytes, work)!;
      const kernels = new Proxy(workspace.kernels, {
        get: (of, name: keyof Kernels) => (called.push(name), (of[name] as () => void).bind(of)),
      });
      return {
        ...{ name: backend.name, threads: 1, kernels, buffer: workspace.buffer, byteOffset: workspace.byteOffset },
        extend: (more) => workspace.extend(more),
        recorder: () => workspace.recorder(),
        close: () => workspace.close(),
      };
    },
  };
};

/** The kernels that a step of training still has to ask for when its like has been made before. */
const askedFor = (graph: Graph): string[] => {
  const called: string[] = [];
  const program = programOf(graph, factsOf(4, 100, threeClasses), {
    rows: 6,
    precision: 'float32',
    backend: counting(called),
  });
  for (const step of [1, 2]) {
    called.length = 0;
    program.forward(6, true, step);
    program.lossTotal();
    program.backward();
  }
  program.close();
  return called;
};

describe('a recorded step', () => {
  it('asks for no kernel, whatever blocks are in a row, but for what is random and for loops of their own', () => {
    const random = Object.values(layers).filter(({ stochastic }) => stochastic);
    const inRow = Object.values(layers).filter(
      ({ role, inputs }) => !role && 'length' in inputs && inputs.length === 1,
    );
    const steady = inRow.filter((layer) => !random.includes(layer));
    expect(steady.length).toBeGreaterThan(3);
    expect(askedFor(chain(...steady.map(({ kind }) => [kind] as const)))).toEqual([]);
  });

  it('has a block between recordings where it must', () => {
    expect(askedFor(chain(['dense'], relu, ['dropout'], ['dense'], relu))).toEqual(['dropoutMask', 'each']);
    const joined = graphOf(
      [['input'], ['dense'], ['concatenate'], ['output']],
      ['input-1 dense-1', 'dense-1 concatenate-1.x1', 'input-1 concatenate-1.x2', 'concatenate-1 output-1'],
    );
    expect(askedFor(joined)).toEqual([]);
  });
});
