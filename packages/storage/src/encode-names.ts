/**
 * Writes paths with the characters that a backend takes. Others, and an equals sign that would read as an escape, become `=` and
 * two hexadecimal digits for each byte. Names that need no escape stay as they are.
 */
export interface PathEncoding {
  encode(path: string): string
  decode(encoded: string): string
}

/** @param allowed one character that the backend takes; `=` and `/` have to be among them */
export function pathEncoding(allowed: RegExp): PathEncoding {
  return {
    encode: (path) =>
      [...path.replace(/=(?=[0-9A-F]{2})/g, '=3D')].map((character) => (allowed.test(character) ? character : escaped(character))).join(''),
    decode: (encoded) => {
      const bytes = encoded
        .split(/(=[0-9A-F]{2})/)
        .map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part)))
      return Buffer.concat(bytes).toString()
    },
  }
}

function escaped(character: string): string {
  return [...Buffer.from(character)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
