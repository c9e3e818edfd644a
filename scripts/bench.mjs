/**
 * `npm run bench`: training speed, side by side with PyTorch, scikit-learn, TensorFlow.js, brain.js and convnetjs in one run.
 * `--install` brings the peers; `--rounds N` (3), `--budget S` (20: most seconds a training), `--peer` and `--workload` (both
 * may be repeated; one of each prints just its line), `--goals`, `--json`; `--scaling` (how our own engine grows).
 * Speeds are medians, with the order rotated each round; a loss outside the expected spread voids its speed.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { importTrain } from './lib/bench-bundle.mjs';
import { canTrain, installPeers, peers, readingOf, whyAbsent } from './lib/bench-peers.mjs';
import { goalLines, workloadLines } from './lib/bench-report.mjs';
import { scaling, scalingLines } from './lib/bench-scaling.mjs';
import { writeWorkloads } from './lib/bench-workloads.mjs';
import { SetupError, main, say } from './lib/run.mjs';

/** Those of the list that were asked for, all when none was. */
function chosen(list, asked, what) {
  const unknown = asked.filter((name) => !list.includes(name));
  if (unknown.length > 0) throw new SetupError(`no ${what} ‘${unknown[0]}’; there are ${list.join(', ')}.`);
  return asked.length > 0 ? list.filter((name) => asked.includes(name)) : list;
}

/** The peers that are here, and why the others are not. */
async function present(names) {
  const wanted = peers.filter(({ name }) => names.includes(name));
  const reasons = new Map();
  for (const peer of wanted) reasons.set(peer.name, await whyAbsent(peer));
  const absent = [...reasons].flatMap(([name, why]) => (why === null ? [] : [{ name, why }]));
  return { here: wanted.filter(({ name }) => reasons.get(name) === null), absent };
}

async function contest(here, workloads, { rounds, budget, results, tell }) {
  const readings = [];
  const failed = [];
  for (let round = 0; round < rounds; round++) {
    for (const workload of workloads) {
      const able = here.filter((peer) => canTrain(peer, workload));
      for (const peer of results.rotated(able, round)) {
        // One that fails does not take the hour with it that the others need.
        const reading = await readingOf(peer, workload, budget).catch(({ message }) => ({ message }));
        if (reading.message) failed.push(reading.message);
        else readings.push(reading);
        const outcome = reading.message ? 'failed' : `${reading.examples_per_s.toFixed(0)} rows/s`;
        tell(`round ${round + 1}, ${workload}, ${peer.name}: ${outcome}`);
      }
    }
  }
  return { readings, failed };
}

const summariesOf = (readings, here, workloads, { summarise }) =>
  workloads.flatMap((workload) =>
    here
      .map(({ name }) => readings.filter((each) => each.peer === name && each.workload === workload))
      .filter((own) => own.length > 0)
      .map(summarise),
  );

async function compare(values, workloads, names, tell) {
  const results = await importTrain('results.ts');
  const table = (await importTrain('workloads.ts')).workloads;
  const { here, absent } = await present(names);
  const [rounds, budget] = [Number(values.rounds), Number(values.budget)];
  const { readings, failed } = await contest(here, workloads, { rounds, budget, results, tell });
  const summaries = summariesOf(readings, here, workloads, results);
  const goals = results.goalsOf(summaries).filter(({ workload }) => workloads.includes(workload));
  if (values.json) {
    const machine = { processor: os.cpus()[0]?.model, cores: os.availableParallelism(), node: process.version };
    console.log(JSON.stringify({ machine, rounds, budget, absent, failed, readings, summaries, goals }));
    return;
  }
  const lines = workloads.flatMap((name) => workloadLines(name, table[name], summaries, results.ratioOf));
  if (values.goals) lines.push(...goalLines(goals));
  console.log(lines.join('\n'));
  for (const message of failed) say(message);
  for (const { name, why } of absent) say(`${name} is not here: ${why}`);
}

await main(async () => {
  const text = (initial) => ({ type: 'string', default: initial });
  const several = { type: 'string', multiple: true, default: [] };
  const flag = { type: 'boolean' };
  const { values } = parseArgs({
    options: {
      ...{ install: flag, json: flag, goals: flag, scaling: flag },
      ...{ rounds: text('3'), budget: text('20'), peer: several, workload: several },
    },
  });
  if (values.install) return installPeers();
  const { names: known } = await importTrain('workloads.ts');
  const workloads = chosen(known, values.workload, 'workload');
  const names = chosen(
    peers.map(({ name }) => name),
    values.peer,
    'peer',
  );
  await writeWorkloads();
  if (values.scaling) {
    const grown = await scaling(values.peer[0] ?? 'ours', Number(values.budget));
    console.log(values.json ? JSON.stringify(grown) : scalingLines(grown).join('\n'));
  } else if (values.peer.length === 1 && values.workload.length === 1) {
    const peer = peers.find(({ name }) => name === names[0]);
    if (!canTrain(peer, workloads[0])) throw new SetupError(`${peer.name} cannot train ${workloads[0]}.`);
    console.log(JSON.stringify(await readingOf(peer, workloads[0], values.budget)));
  } else await compare(values, workloads, names, values.json ? () => {} : say);
  return 0;
});
