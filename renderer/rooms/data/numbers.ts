import { exact, significant } from '../../ui/format';

/** A value of the file as it is, where that is short; to four digits where it is not. */
export const short = (x: number): string => (exact(x).length <= 7 ? exact(x) : significant(x, 4));
