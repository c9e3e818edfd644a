import { defineScaler } from './_scaler';

/** x as it is. */
export default defineScaler({
  kind: 'none',
  title: 'None',
  formula: "x' = x",
  help: 'The values as they stand in the file.',
  fit: () => ({}),
  apply: (x) => x,
  invert: (x) => x,
});
