/** An app without a window, which runs a program of the bench where the app trains: in a worker thread of Electron's main process. */
const { app } = require('electron');
const { Worker } = require('node:worker_threads');

const [program, ...argv] = JSON.parse(process.env.DEEPWRIGHT_BENCH);

app.disableHardwareAcceleration();
app.whenReady().then(() => {
  const worker = new Worker(program, { argv });
  worker.on('error', (error) => console.error(error));
  worker.on('exit', (code) => app.exit(code));
});
