/** The name of the one output port. */
export const outPort = 'out';

/** One port of one block; `port` is an input's name or `out`. */
export interface PortRef {
  node: string;
  port: string;
}
