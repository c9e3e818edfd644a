/** Where JSON text stops making sense. */
export interface Damage {
  /** Offset in UTF-8 bytes. */
  byte: number;
  /** The text simply stops: nothing in it is wrong, the end is missing. */
  ended: boolean;
  /** The outermost key in whose value it happens. */
  key: string | null;
}

/** Everything but strings, which can be too long for a regular expression. */
const space = /[ \t\r\n]+/y;
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|true(?!\w)|false(?!\w)|null(?!\w)/y;
/** A word of which the end may be missing. */
const startOfWord =
  /(?:-?(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d*)?|-|t(?:r(?:ue?)?)?|f(?:a(?:l(?:se?)?)?)?|n(?:u(?:ll?)?)?)$/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/**
 * Finds the damage in text that JSON.parse refused, without relying on the wording of an engine's messages: a reader that
 * expects a value, a key or a sign between them, with a stack of open brackets, until something else comes.
 */
export const locateDamage = (text: string): Damage => {
  const reader = new Reader(text);
  const ended = reader.read();
  return { byte: bytesTo(text, reader.at), ended, key: reader.key };
};

type Wanted = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'next' | 'nothing';

class Reader {
  at = 0;
  key: string | null = null;
  private readonly open: ('{' | '[')[] = [];
  private wanted: Wanted = 'value';
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads to the damage; true when the text ends too early. */
  read(): boolean {
    for (;;) {
      this.at += match(space, this.text, this.at)?.length ?? 0;
      if (this.at >= this.text.length) return true;
      const start = this.at;
      if (this.step(this.text[this.at]!)) continue;
      // A string or word that is cut off runs to the very end; anything else is damage where it starts.
      if (this.at >= this.text.length) return true;
      const cutWord = this.at === start && this.wantsValue() && match(startOfWord, this.text, start) !== undefined;
      if (cutWord) this.at = this.text.length;
      return cutWord;
    }
  }

  private wantsValue(): boolean {
    return this.wanted === 'value' || this.wanted === 'first value';
  }

  /** Reads one token; false when it is not the one that is wanted. */
  private step(sign: string): boolean {
    switch (this.wanted) {
      case 'first key':
        return sign === '}' ? this.close('{') : this.readKey(sign);
      case 'key':
        return this.readKey(sign);
      case 'colon':
        return sign === ':' && this.take('value');
      case 'first value':
        return sign === ']' ? this.close('[') : this.readValue(sign);
      case 'value':
        return this.readValue(sign);
      case 'next':
        if (sign === ',') return this.take(this.open.at(-1) === '{' ? 'key' : 'value');
        return sign === '}' ? this.close('{') : sign === ']' && this.close('[');
      case 'nothing':
        return false;
    }
  }

  private take(wanted: Wanted): boolean {
    this.at++;
    this.wanted = wanted;
    return true;
  }

  private close(bracket: '{' | '['): boolean {
    if (this.open.at(-1) !== bracket) return false;
    this.open.pop();
    if (this.open.length <= 1) this.key = null;
    return this.take(this.open.length === 0 ? 'nothing' : 'next');
  }

  private readKey(sign: string): boolean {
    const start = this.at;
    if (sign !== '"' || !this.readString()) return false;
    if (this.open.length === 1) this.key = this.text.slice(start + 1, this.at - 1);
    this.wanted = 'colon';
    return true;
  }

  private readValue(sign: string): boolean {
    if (sign === '{' || sign === '[') {
      this.open.push(sign);
      return this.take(sign === '{' ? 'first key' : 'first value');
    }
    const found = sign === '"' ? this.readString() : this.readWord();
    if (!found) return false;
    if (this.open.length === 1) this.key = null;
    this.wanted = this.open.length === 0 ? 'nothing' : 'next';
    return true;
  }

  private readWord(): boolean {
    const found = match(word, this.text, this.at);
    this.at += found?.length ?? 0;
    return found !== undefined;
  }

  /** Stands behind the closing quote, or at the sign that no string can hold, or at the end of the text. */
  private readString(): boolean {
    for (this.at++; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) {
        this.at++;
        return true;
      }
      if (code < 0x20) return false;
      if (code !== 0x5c) continue;
      const found = match(escape, this.text, this.at);
      if (found) this.at += found.length - 1;
      else {
        // An escape that the end of the text cuts off is no damage of its own.
        if (this.text.length - this.at < 6 && /^\\(?:u[\da-fA-F]*)?$/.test(this.text.slice(this.at)))
          this.at = this.text.length;
        return false;
      }
    }
    return false;
  }
}

const bytesTo = (text: string, end: number): number => {
  let bytes = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    // A surrogate pair is four bytes: two for each half.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
};
