/** Round distances a scale is cut into. */
const round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

export interface Tick {
  epoch: number;
  major: boolean;
}

/**
 * Ticks of a ruler from 0 to `epochs`: at most about twenty-five small ones, and figures at every fifth (or less
 * often where they would touch). The end always has a figure, which ends at the end: one that would touch it is left out.
 */
export const ticks = (epochs: number, width: number): readonly Tick[] => {
  const figure = Math.max(40, 14 + 7 * String(epochs).length);
  const fits = (step: number, apart: number): boolean => (step / epochs) * width >= apart;
  const minor = round.find((step) => fits(step, 9)) ?? epochs;
  const major = round.find((step) => step >= minor && step % minor === 0 && fits(step, figure)) ?? epochs;
  const marks: Tick[] = [];
  for (let epoch = 0; epoch < epochs; epoch += minor) {
    const nearEnd = ((epochs - epoch) / epochs) * width < 1.5 * figure;
    marks.push({ epoch, major: epoch % major === 0 && (epoch === 0 || !nearEnd) });
  }
  return [...marks, { epoch: epochs, major: true }];
};
