/** Predictions and truth that are small enough to count by hand, for the metrics and the diagnoses alike. */

/** Twelve rows of two classes at one output, three of them tied. */
export const twelveRows = {
  yHat: [0.9, 0.1, 0.8, 0.35, 0.6, 0.4, 0.4, 0.7, 0.2, 0.55, 0.05, 0.4],
  y: [1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1],
};

/** Eight rows of three classes, y one-hot. */
export const eightRows = {
  yHat: [
    [0.7, 0.2, 0.1],
    [0.1, 0.6, 0.3],
    [0.2, 0.3, 0.5],
    [0.5, 0.4, 0.1],
    [0.3, 0.3, 0.4],
    [0.1, 0.8, 0.1],
    [0.6, 0.1, 0.3],
    [0.2, 0.2, 0.6],
  ].flat(),
  y: [0, 1, 2, 1, 0, 1, 2, 2].flatMap((c) => [0, 1, 2].map((each) => Number(each === c))),
};
