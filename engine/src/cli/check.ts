import { gradientCheck } from '../check/gradient-check';
import type { GradientCheckResult } from '../check/result';
import { failureOf } from './failure';
import { loadProject } from './load-project';
import { readOptions } from './options';
import { ProgressBar } from './progress-bar';

export const checkUsage = 'deepwright check PROJECT.json [--data FILE.csv] [--json]';

/** `deepwright check`: compares backprop with central differences in float64; ends with 1 when they disagree. */
export const checkCommand = async (args: readonly string[]): Promise<number> => {
  const { project, values } = readOptions(args, { data: { type: 'string' }, json: { type: 'boolean' } });
  const { document, data } = await loadProject(project, values.data, (line) => process.stderr.write(`${line}\n`));
  const bar = new ProgressBar();
  const checked = gradientCheck({ document, data }, {}, { progress: (done, total) => bar.update(done / total, `${done} of ${total} parameters`) });
  bar.end();
  if (!checked.ok) throw failureOf(checked.issues);
  const result = checked.value;
  process.stdout.write(values.json ? `${JSON.stringify(reportOf(result))}\n` : inWords(result));
  return result.verdict === 'wrong' ? 1 : 0;
};

const reportOf = (result: GradientCheckResult) => ({
  verdict: result.verdict,
  ratio: result.ratio,
  epsilon: result.epsilon,
  parameters: result.parameters,
  checked: result.checked,
  rows: result.rows,
  switchedOff: result.switchedOff,
  kinks: result.kinks.length,
  tensors: result.tensors.map(({ nodeId, name, shape, ratio, cancelled }) => ({ name: `${nodeId}.${name}`, shape, ratio, cancelled })),
  worst: result.worst.map(({ nodeId, name, subscripts, analytic, numeric, error }) => ({ name: `${nodeId}.${name}`, subscripts, analytic, numeric, error })),
});

const words = { good: 'Good: backprop and cost agree', look: 'Look closer', wrong: 'Wrong: backprop and cost disagree' } as const;

const inWords = (result: GradientCheckResult): string =>
  [
    `${words[result.verdict]}, relative difference ${result.ratio.toExponential(1)} (ε ${result.epsilon}, float64).`,
    ...result.tensors.map(
      ({ nodeId, name, ratio }) => `  ${`${nodeId}.${name}`.padEnd(28)} ${ratio === null ? 'cancelled by batch norm' : ratio.toExponential(1)}`,
    ),
    `${result.checked} of ${result.parameters} parameters on ${result.rows} train rows.`,
    ...(result.switchedOff.length > 0 ? [`Switched off for the check: ${result.switchedOff.join(', ')}.`] : []),
    ...(result.kinks.length > 0 ? [`${result.kinks.length} entries with a kink inside ±ε are not counted.`] : []),
    '',
  ].join('\n');
