/** At most `most` of these rows, evenly spaced, in their order: all of them when they are few. */
export const evenly = (rows: Int32Array, most: number): Int32Array => {
  if (rows.length <= most) return rows;
  const some = new Int32Array(most);
  for (let i = 0; i < most; i++) some[i] = rows[Math.floor((i * rows.length) / most)]!;
  return some;
};

/** Every row of a table. */
export const allRows = (count: number): Int32Array => {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
};

/** The values of these rows. A plain loop: tables are large, and `Float64Array.from` is slow for them. */
export const valuesAt = (values: Float64Array, rows: Int32Array): Float64Array => {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!;
  return taken;
};
