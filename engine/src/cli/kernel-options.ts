import type { RunOptions } from '../host/train/protocol';
import { fail, ok, type Result } from '../issues/issue';
import { usualKernels, type KernelChoice, type KernelFacts } from '../kernels/choice';
import type { Precision } from '../kernels/real';
import { oneOfWords, usageIssue, type Arguments } from './arguments';

/** What a run computes with, as words of a command line. */

const text = { type: 'string' } as const;

export const kernelWords = { kernels: text, threads: text, accelerator: text } as const;

/** What was said of it; the rest is as usual. */
export type KernelOrder = Partial<KernelChoice>;

/** Each thread has half a megabyte of its own in the kernels' memory; no machine is quicker with more. */
const mostThreads = 256;

const threadsOf = (args: Arguments, command: string): Result<number | undefined> => {
  const given = args.text('threads');
  if (given === undefined) return ok(undefined);
  const threads = given === 'auto' ? 0 : Number(given);
  if (given === 'auto' || (Number.isInteger(threads) && threads >= 1 && threads <= mostThreads)) return ok(threads);
  const expected = `auto or a whole number from 1 to ${mostThreads}`;
  return fail(usageIssue(`--threads must be ${expected}; ‘${given}’ came.`, command));
};

export const kernelOrderOf = (args: Arguments, command: string): Result<KernelOrder> => {
  const build = oneOfWords(args, command, 'kernels', ['std', 'relaxed', 'js']);
  const threads = threadsOf(args, command);
  const accelerator = oneOfWords(args, command, 'accelerator', ['on', 'off']);
  if (!build.ok) return build;
  if (!threads.ok) return threads;
  if (!accelerator.ok) return accelerator;
  return ok({
    ...(build.value && { build: build.value }),
    ...(threads.value !== undefined && { threads: threads.value }),
    ...(accelerator.value && { accelerator: accelerator.value === 'on' }),
  });
};

/** What plain JavaScript cannot do: it has one thread, and nothing to hand over. */
const beyondJs = ({ build, threads = 0, accelerator = false }: KernelOrder): string | null => {
  if (accelerator) return '--accelerator on';
  if (threads > 1) return `--threads ${threads}`;
  return build && build !== 'js' ? `--kernels ${build}` : null;
};

const contradiction = (order: KernelOrder, precision: Precision): string | null => {
  if (precision === 'float32' && order.build !== 'js') return null;
  const beyond = beyondJs(order);
  const why = precision === 'float64' ? 'A run in float64' : '--kernels js';
  return beyond && `${why} computes in plain JavaScript on one thread; ${beyond} came.`;
};

/**
 * The choice for a run of this precision. `facts` are asked for only when a library is to be found; whoever opens the
 * kernels says what is wrong when there is none.
 */
export const chosenKernels = async (
  order: KernelOrder,
  precision: Precision,
  facts: () => Promise<KernelFacts>,
): Promise<Result<Pick<RunOptions, 'kernels' | 'acceleratorFile'>>> => {
  const wrong = contradiction(order, precision);
  if (wrong !== null) return fail(usageIssue(wrong, 'train'));
  const kernels = { ...usualKernels, ...order };
  if (!kernels.accelerator) return ok({ kernels });
  const { accelerator } = await facts();
  return ok({ kernels, ...(accelerator && { acceleratorFile: accelerator.file }) });
};
