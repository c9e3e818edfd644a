import {
  noVerdict,
  probeMark,
  probeTimeout,
  readVerdict,
  type Verdict,
} from '@deepwright/engine/host/accelerator/probe';
import { utilityProcess } from 'electron';
import probeScript from '../workers/probe?modulePath';

/** Tries a BLAS library in a process of Electron's: a packaged app cannot run as Node, and must not fall with a library. */
export const utilityProbe = (file: string): Promise<Verdict> =>
  new Promise((resolve) => {
    const child = utilityProcess.fork(probeScript, [probeMark, file], {
      serviceName: 'Deepwright library test',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const timer = setTimeout(() => child.kill(), probeTimeout);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      // It does not end by itself.
      if (readVerdict(printed)) child.kill();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(readVerdict(printed) ?? noVerdict(file, `exit code ${code}`));
    });
  });
