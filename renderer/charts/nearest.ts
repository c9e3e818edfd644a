/** Index of the value nearest to `wanted` in a rising list; -1 for an empty one. */
export const nearest = (values: ArrayLike<number>, wanted: number): number => {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low > 0 && wanted - values[low - 1]! <= values[low]! - wanted ? low - 1 : high < 0 ? -1 : low;
};
