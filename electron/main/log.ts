import log from 'electron-log/main';
import { userFile } from './paths';

/** The one log file, in the person's own data folder; nothing is printed unless the app runs from its sources. */
export function startLog(): void {
  log.transports.file.resolvePathFn = () => userFile('logs/main.log');
  log.transports.file.maxSize = 2 * 1024 * 1024;
  log.transports.console.level = process.env['ELECTRON_RENDERER_URL'] ? 'info' : false;
  log.transports.ipc.level = false;
  process.on('uncaughtException', (error) => log.error('Uncaught exception', error));
  process.on('unhandledRejection', (reason) => log.error('Unhandled rejection', reason));
}

export { log };
