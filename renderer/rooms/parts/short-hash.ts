/** The beginning of a hash as one compares it by eye: "51d0 9be2". */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
