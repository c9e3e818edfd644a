import { app, dialog } from 'electron';
import { statSync } from 'node:fs';
import { fileFromArguments } from './command-line';
import { log, startLog } from './log';
import { applyUserDataOverride } from './paths';
import { registerScheme } from './protocol';
import { start } from './start';

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

applyUserDataOverride();
app.enableSandbox();
registerScheme();

if (app.requestSingleInstanceLock()) {
  startLog();
  let handOver = fileFromArguments(process.argv, process.cwd(), isFile);
  // macOS hands a file over by an event, possibly before the app is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    handOver = file;
  });
  app
    .whenReady()
    .then(start)
    .then((window) => {
      if (handOver) window.openPath(handOver);
      app.on('open-file', (_event, file) => window.openPath(file));
      app.on('second-instance', (_event, words, folder) => {
        window.focus();
        const file = fileFromArguments(words, folder, isFile);
        if (file) window.openPath(file);
      });
    })
    .catch((error: unknown) => {
      log.error('The app could not start', error);
      dialog.showErrorBox('Deepwright could not start', error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
} else {
  // The first instance opens the file, if there is one.
  app.quit();
}
