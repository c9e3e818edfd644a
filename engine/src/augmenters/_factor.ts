import { int, type IntParam } from '../params/param';

/** How many times the rows there are in the end. `example` is what a factor of 3 adds. */
export const factorParam = (example: string): IntParam =>
  int({
    label: 'Factor k',
    help: `How many times the rows there are in the end: 3 adds ${example}.`,
    min: 2,
    max: 100,
    default: 2,
    scale: 'log',
  });
