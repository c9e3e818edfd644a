import { fail } from '@deepwright/engine';
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { requests, type RequestName } from '../shared/ipc';
import { answerRequest, type Handlers } from './answer';
import { log } from './log';
import { isOurPage } from './page';

/** Only our window's own page is answered: no frame within it, no other contents. */
function isFromOurPage(event: IpcMainInvokeEvent, ours: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  return event.sender === ours && frame !== null && frame.parent === null && isOurPage(frame.url);
}

/** Answers every request of the contract; `ours` gives the window's contents at the time of the call. */
export function serve(handlers: Handlers, ours: () => WebContents | undefined): void {
  const register = <N extends RequestName>(name: N): void => {
    ipcMain.handle(name, async (event, payload: unknown) => {
      if (!isFromOurPage(event, ours())) {
        log.warn(`Refused ${name} from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
        return fail({ code: 'app/not-allowed', level: 'error', message: `${name} is not for this page.` });
      }
      return answerRequest(name, handlers[name], payload, (error) => log.error(`${name} failed`, error));
    });
  };
  for (const name of Object.keys(requests) as RequestName[]) register(name);
}
