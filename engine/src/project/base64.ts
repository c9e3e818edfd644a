const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const codes = new Uint8Array(128).fill(255);
for (let i = 0; i < 64; i++) codes[alphabet.charCodeAt(i)] = i;

/** Base64 (RFC 4648) of an array's bytes; every machine this runs on is little-endian. */
export const toBase64 = (array: Float32Array | Float64Array): string => {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 3 * 4096)
    parts.push(chunk(bytes, start, Math.min(bytes.length, start + 3 * 4096)));
  return parts.join('');
};

const chunk = (bytes: Uint8Array, start: number, end: number): string => {
  let text = '';
  for (let i = start; i < end; i += 3) {
    const b1 = i + 1 < end ? bytes[i + 1]! : 0;
    const b2 = i + 2 < end ? bytes[i + 2]! : 0;
    const word = (bytes[i]! << 16) | (b1 << 8) | b2;
    text += alphabet[word >> 18]! + alphabet[(word >> 12) & 63]!;
    text += (i + 1 < end ? alphabet[(word >> 6) & 63]! : '=') + (i + 2 < end ? alphabet[word & 63]! : '=');
  }
  return text;
};

/** The bytes of base64 text, or null when it is not base64. */
export const fromBase64 = (text: string): Uint8Array | null => {
  const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (text.length % 4 !== 0) return null;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let word = 0;
  for (let i = 0, at = 0; i < length; i++) {
    const code = text.charCodeAt(i) < 128 ? codes[text.charCodeAt(i)]! : 255;
    if (code === 255) return null;
    word = ((word << 6) | code) & 0xffffff;
    if (i % 4 === 1) bytes[at++] = word >> 4;
    else if (i % 4 === 2) bytes[at++] = (word >> 2) & 255;
    else if (i % 4 === 3) bytes[at++] = word & 255;
  }
  return bytes;
};
