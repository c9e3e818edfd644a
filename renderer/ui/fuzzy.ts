/**
 * How well `query` fits `text`: its letters must occur in order; those at the start of a word or next to one another
 * count more, and a short text more than a long one. Null where it does not fit.
 */
export const fit = (query: string, text: string): number | null => {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const within = text.toLowerCase();
  let score = 0;
  let from = 0;
  for (const letter of wanted) {
    const next = within.indexOf(letter, from);
    if (next < 0) return null;
    // A later start of a word beats the first place where the letter happens to occur.
    const start = wordStart(within, letter, from);
    const at = next === from && from > 0 ? next : (start ?? next);
    score += at === from && from > 0 ? 3 : at === start ? 2 : 0;
    from = at + 1;
  }
  return score - within.length / 100;
};

const wordStart = (text: string, letter: string, from: number): number | null => {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return at;
  }
  return null;
};

/** The items that fit, best first; all of them, in their order, while nothing is asked for. */
export const ranked = <T>(query: string, items: readonly T[], text: (item: T) => string): readonly T[] => {
  if (query.trim() === '') return items;
  return items
    .map((item) => ({ item, score: fit(query, text(item)) }))
    .filter((found): found is { item: T; score: number } => found.score !== null)
    .sort((a, b) => b.score - a.score)
    .map((found) => found.item);
};
