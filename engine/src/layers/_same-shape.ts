import type { LayerFacts, Shape, ShapeProblem } from './_layer';

/** What layers have in common that take several inputs of one shape and work number by number (add, multiply). */

type Inputs = Pick<LayerFacts<unknown>, 'inputs'>;

const same = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i]);
const written = (shape: Shape): string => shape.join(' × ');
const subscript = (n: number): string => String.fromCharCode(0x2080 + n);

/** The shape of all inputs, or the remedies: make the odd ones as wide as the first, or put them side by side. */
export const sameShape =
  (title: string) =>
  ({ inputs }: Inputs): Shape | ShapeProblem => {
    const [first, ...others] = inputs as [Shape, ...Shape[]];
    if (others.every((other) => same(first, other))) return first;
    return {
      problem: `${title} needs inputs of one shape.`,
      remedies: [
        ...others.flatMap((other, i) =>
          !same(first, other) && first.length === 1
            ? [{ make: 'input-size', port: `x${i + 2}`, size: first[0]! } as const]
            : [],
        ),
        { make: 'kind', kind: 'concatenate' },
      ],
    };
  };

/** The width of each of two inputs; of more, their number and width. */
export const sameShapeFace = ({ inputs }: Inputs): (readonly [label: string, value: string])[] =>
  inputs.length === 2
    ? inputs.map((shape, i) => [`x${subscript(i + 1)}`, written(shape)])
    : [
        ['Inputs', `${inputs.length}`],
        ['Width', inputs[0] ? written(inputs[0]) : '?'],
      ];
