/** What to say beside every dev number when no rows are kept for the test (T05); null when there are some. */
export const splitNote = (testRows: number): string | null =>
  testRows === 0 ? 'dev is used for choosing; no unbiased estimate' : null;
