import type { CheckedTensor, GradientCheckResult } from '../check/result';
import { isError, ok, type Result } from '../issues/issue';
import { projectWord, readArguments, wholeNumber } from './arguments';
import type { Command } from './command';
import type { CheckReport } from './formats/check';
import { checkHelp } from './help';
import { loadProject, type LoadedProject, type ProjectOrder } from './load-project';
import { progressBar } from './progress-bar';
import { exitCodes, reportFailure } from './terminal';

const options = {
  data: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface CheckOrder extends ProjectOrder {
  seed?: number;
  json: boolean;
}

const readOrder = (words: readonly string[]): Result<CheckOrder | 'help'> => {
  const args = readArguments('check', words, options);
  if (!args.ok) return args;
  if (args.value.flag('help')) return ok('help');
  const project = projectWord(args.value, 'check');
  if (!project.ok) return project;
  const seed = wholeNumber(args.value, 'check', 'seed', 0);
  if (!seed.ok) return seed;
  const data = args.value.text('data');
  return ok({
    project: project.value,
    json: args.value.flag('json'),
    ...(data === undefined ? {} : { data }),
    ...(seed.value === undefined ? {} : { seed: seed.value }),
  });
};

const tensorName = ({ nodeId, name }: CheckedTensor): string => `${nodeId}.${name}`;

/** Without the single entries of tensors, which are many: the worst are listed. */
const reportOf = ({ tensors, ...rest }: GradientCheckResult): CheckReport => ({
  format: 'deepwright/check',
  version: 1,
  ...rest,
  tensors: tensors.map((tensor) => ({
    name: tensorName(tensor),
    shape: tensor.shape,
    ratio: tensor.ratio,
    cancelled: tensor.cancelled,
    checked: tensor.indices.length,
  })),
});

const verdicts: Readonly<Record<GradientCheckResult['verdict'], string>> = {
  good: 'good',
  look: 'look closer',
  wrong: 'wrong',
};

const textOf = (name: string, result: GradientCheckResult): string => {
  const lines = [
    `${name}: ${verdicts[result.verdict]}, ratio ${result.ratio.toExponential(2)} at ε ${result.epsilon}`,
    `  ${result.checked} of ${result.parameters} parameters, ${result.rows} rows, ${result.forwardPasses} forward passes`,
  ];
  for (const tensor of result.tensors) {
    const ratio = tensor.ratio === null ? 'cancelled by batch norm' : tensor.ratio.toExponential(2);
    lines.push(`  ${tensorName(tensor).padEnd(28)} ${ratio}`);
  }
  if (result.kinks.length > 0)
    lines.push(`  ${result.kinks.length} entries at a kink of their activation, not counted`);
  if (result.switchedOff.length > 0) lines.push(`  switched off for the check: ${result.switchedOff.join(', ')}`);
  return lines.join('\n');
};

/** `deepwright check`: a wrong gradient is printed and fails. */
export const checkCommand: Command<CheckOrder, LoadedProject> = {
  help: checkHelp,
  readOrder,
  load: loadProject,
  interrupted: 'interrupted',
  run: async ({ order: { seed, json }, loaded: { document, table }, thread, signal, terminal }) => {
    const training = { ...document.training, ...(seed === undefined ? {} : { seed }) };
    const running = thread().check({ document: { ...document, training }, table }, {}, ({ done, total }) =>
      terminal.status(`Checking ${progressBar(done / total)}  ${done} of ${total} parameters`),
    );
    signal.addEventListener('abort', running.cancel, { once: true });
    const checked = await running.finished;
    terminal.status('');
    if (signal.aborted) return null;
    if (!checked.ok) return reportFailure(checked.issues.filter(isError), terminal);
    terminal.out(json ? JSON.stringify(reportOf(checked.value)) : textOf(document.name, checked.value));
    if (checked.value.verdict !== 'wrong') return exitCodes.success;
    terminal.err(
      `deepwright: the gradients are wrong: ratio ${checked.value.ratio.toExponential(2)}, expected below 1e-4.`,
    );
    return exitCodes.failure;
  },
};
