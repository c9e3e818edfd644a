/** Where JSON text stops making sense. */
export interface Damage {
  /** Offset in UTF-8 bytes. */
  byte: number;
  /** The text simply stops: nothing in it is wrong, the end is missing. */
  ended: boolean;
  /** The outermost key in whose value it happens. */
  key: string | null;
}

/**
 * Finds the damage without relying on the wording of an engine's error messages: tokens are read one by one with a stack
 * of open brackets, until one does not fit.
 */
export const locateDamage = (text: string): Damage => {
  const token = /\s+|[{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null/iy;
  const open: string[] = [];
  let key: string | null = null;
  let waitingString: string | null = null;
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) {
      const restIsString = text[at] === '"' && !/[\u0000-\u001f]/.test(text.slice(at));
      const restIsWord = /^[a-z0-9.+-]*$/i.test(text.slice(at)) && text.length - at < 10;
      return { byte: bytesTo(text, restIsString || restIsWord ? text.length : at), ended: restIsString || restIsWord, key };
    }
    if (found === '{' || found === '[') open.push(found);
    if (found === '}' || found === ']') {
      if (open.pop() !== (found === '}' ? '{' : '[')) return { byte: bytesTo(text, at), ended: false, key };
    }
    if (open.length === 1 && found === ':' && waitingString !== null) key = waitingString;
    waitingString = found.startsWith('"') ? found.slice(1, -1) : /^\s/.test(found) ? waitingString : null;
    at += found.length;
  }
  return { byte: bytesTo(text, text.length), ended: open.length > 0, key: open.length > 0 ? key : null };
};

const bytesTo = (text: string, end: number): number => {
  let bytes = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    // A surrogate pair is four bytes: two for each half.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
};
