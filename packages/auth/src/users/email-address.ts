/** Whether a text has the form of an e-mail address. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@"<>()[\]\\,;:\p{Cc}]{1,64}@[^\s@"<>()[\]\\,;:\p{Cc}]+\.[^\s@"<>()[\]\\,;:.\p{Cc}]{2,}$/u.test(text)
}

/** Whether two addresses are equal without regard to case. Accents make a difference. */
export function isSameEmail(one: string, other: string): boolean {
  return fold(one) === fold(other)
}

/** Lower case, except for letters that would become ASCII, such as the Kelvin sign: they must not equal the ASCII letter. */
function fold(email: string): string {
  const letters = [...email].map((letter) => {
    const isLookalike = !isAscii(letter) && isAscii(letter.normalize('NFC').toLowerCase())
    return isLookalike ? `<${letter.codePointAt(0)}>` : letter
  })
  return letters.join('').normalize('NFC').toLowerCase()
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}
