import { DataThread } from '../../../engine/src/host/data/data-thread';

/** A very large file: how long a first look takes, that reading tells how far it is, and how soon it ends when given up. */
const [file = '', worker = ''] = process.argv.slice(2);
const thread = new DataThread(worker);
const now = (): number => performance.now();

await thread.peek(new URL(import.meta.url).pathname);
const looked = now();
const peek = await thread.peek(file);
const previewSeconds = (now() - looked) / 1000;
if (!peek.ok) throw new Error(peek.issues[0]!.message);

const controller = new AbortController();
let told = 0;
let given = 0;
const opening = thread.open(
  file,
  {},
  {
    signal: controller.signal,
    progress: () => {
      told++;
      // Well into the reading.
      if (told === 20) {
        given = now();
        controller.abort();
      }
    },
  },
);
const opened = await opening;
const cancelMilliseconds = now() - given;
const started = now();
const sampled = await thread.open(file, { share: 0.1 });
const importSeconds = (now() - started) / 1000;
await thread.stop();
console.log(
  JSON.stringify({
    previewSeconds,
    rowsExpected: peek.value.estimate.rows,
    progressMessages: told,
    cancelled: !opened.ok,
    cancelMilliseconds,
    tenthSeconds: importSeconds,
    tenthRows: sampled.ok ? sampled.value.preview.rows : 0,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
