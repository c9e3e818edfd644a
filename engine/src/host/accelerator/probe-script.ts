/** The script of a process that tries a library. */
import { serveAsProbe } from './probe';

serveAsProbe();
