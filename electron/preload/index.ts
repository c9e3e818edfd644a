import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  eventNames,
  requests,
  type Answer,
  type Bridge,
  type EventName,
  type Events,
  type RequestName,
} from '../shared/ipc';

const requestNames = new Set(Object.keys(requests));
const listeners = new Map<string, Set<(event: unknown) => void>>();
/** A file can be handed over before the page listens: it waits here for the first listener. */
let waiting: unknown;

for (const name of eventNames) {
  const set = new Set<(event: unknown) => void>();
  listeners.set(name, set);
  ipcRenderer.on(name, (_event, payload: unknown) => {
    if (name === 'app/openPath' && set.size === 0) waiting = payload;
    for (const listener of [...set]) listener(payload);
  });
}

function on<N extends EventName>(name: N, listener: (event: Events[N]) => void): () => void {
  const set = listeners.get(name);
  if (!set) throw new Error(`There is no event called ${name}.`);
  // What arrives under a name is what main sends under it: its side is typed by the same contract.
  const hear = listener as (event: unknown) => void;
  set.add(hear);
  if (name === 'app/openPath' && waiting !== undefined) {
    hear(waiting);
    waiting = undefined;
  }
  return () => void set.delete(hear);
}

const bridge: Bridge = {
  request: <N extends RequestName>(name: N, payload: unknown): Promise<Answer<N>> =>
    requestNames.has(name)
      ? (ipcRenderer.invoke(name, payload) as Promise<Answer<N>>)
      : Promise.reject(new Error(`There is no request called ${name}.`)),
  on,
  // Electron before 32 has no webUtils.getPathForFile: there a File carries its path.
  pathOf: (file) => webUtils?.getPathForFile?.(file) ?? (file as File & { path?: string }).path ?? '',
};

contextBridge.exposeInMainWorld('deepwright', bridge);
