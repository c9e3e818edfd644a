import { exact, significant } from '../../ui/format';

/** A value of the file as it is, where that is short; to four digits where it is not. */
export const short = (x: number): string => (exact(x).length <= 7 ? exact(x) : significant(x, 4));

/** Whether the text of a cell can be read as a number, so that one that cannot is marked where it stands. */
export const readsAsNumber = (text: string, decimal: '.' | ','): boolean => {
  const plain = text.trim();
  if (/^[+-]?(inf|infinity|nan)$/i.test(plain)) return true;
  return plain !== '' && !Number.isNaN(Number(decimal === ',' ? plain.replace(',', '.') : plain));
};
