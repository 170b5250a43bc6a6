/** Whether a text looks like an e-mail address. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@"<>()[\]\\,;:\p{Cc}]{1,64}@[^\s@"<>()[\]\\,;:\p{Cc}]+\.[^\s@"<>()[\]\\,;:.\p{Cc}]{2,}$/u.test(text)
}

/** Whether two addresses differ at most in the case of their letters. Accents count. */
export function isSameEmail(one: string, other: string): boolean {
  return fold(one) === fold(other)
}

/** Letters that merely become ASCII, such as the Kelvin sign, are not the ASCII letter: they stay apart as their number. */
function fold(email: string): string {
  const letters = [...email].map((letter) => {
    const isImpostor = !isAscii(letter) && isAscii(letter.normalize('NFC').toLowerCase())
    return isImpostor ? `<${letter.codePointAt(0)}>` : letter
  })
  return letters.join('').normalize('NFC').toLowerCase()
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}
