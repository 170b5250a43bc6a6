const suspect = /[\0\ud800-\udfff]/
const unstorable = /[\0\p{Surrogate}]/u

/**
 * A character that not every engine keeps in a text, as `U+0000`: that one, or one half of a pair of surrogates, which is no character
 * and would be stored as another. `null`: there is none.
 */
export function unstorableCharacter(text: string): string | null {
  // Most texts have no surrogate at all, and a pattern without `u` is quicker.
  const found = suspect.test(text) ? unstorable.exec(text) : null
  return found === null ? null : `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
