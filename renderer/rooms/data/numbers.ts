/** Whether the text of a cell can be read as a number, so that one that cannot is marked where it stands. */
export const readsAsNumber = (text: string, decimal: '.' | ','): boolean => {
  const plain = text.trim();
  if (/^[+-]?(inf|infinity|nan)$/i.test(plain)) return true;
  return plain !== '' && !Number.isNaN(Number(decimal === ',' ? plain.replace(',', '.') : plain));
};
