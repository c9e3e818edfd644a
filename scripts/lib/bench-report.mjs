/** The tables of the training bench. */
const columns = (cells, widths) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');

/** Lines of equal columns under their heads, the first one to the left. */
export function table(heads, rows) {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  return [heads, ...rows].map((cells) => columns(cells, widths).trimEnd());
}

const times = (ratio) => (ratio === null ? '–' : `${ratio.toPrecision(3)} ×`);

const note = ({ verdict }, { loss, spread }) =>
  ({
    sound: '',
    partial: 'stopped by its budget',
    other: 'another model: speed for comparison only',
    void: `void: the loss should be ${loss} ± ${100 * spread} %`,
  })[verdict];

export function workloadLines(name, workload, summaries, ratioOf) {
  const own = summaries.filter((each) => each.workload === name);
  if (own.length === 0) return [];
  const { layers, batch, rows, epochs, normAndDropout } = workload;
  const kind = normAndDropout ? ', batch norm and dropout' : '';
  const heads = ['', 'rows/s', 'PyTorch', 'µs a step', 'PyTorch', 'peak MB', 'loss', 'threads', ''];
  const against = (each) => ratioOf(summaries, name, each.peer, 'torch');
  const lines = own.map((each) => [
    each.peer,
    each.verdict === 'void' ? 'void' : each.examplesPerSecond.toFixed(0),
    times(against(each).run),
    each.stepMicroseconds.toFixed(1),
    times(against(each).step),
    each.peakMegabytes.toFixed(0),
    each.loss === null ? '–' : each.loss.toPrecision(5),
    String(each.threads),
    note(each, workload),
  ]);
  const head = `${name}: ${layers.join('-')}${kind}, ${rows} rows, batches of ${batch}, ${epochs} epochs`;
  return ['', head, '', ...table(heads, lines)];
}

export function goalLines(goals) {
  const word = ({ run, atLeast }) => (run === null ? 'not measured' : run >= atLeast ? 'met' : 'not met');
  const rows = goals.map((goal) => [
    `${goal.workload} ${goal.peer}`,
    goal.other,
    times(goal.atLeast),
    times(goal.run),
    times(goal.step),
    word(goal),
  ]);
  return ['', 'Goals', '', ...table(['', 'against', 'wanted', 'run', 'step', ''], rows)];
}
