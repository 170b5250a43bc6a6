/**
 * An item as the element of a YAML list, written here when it is simple: an object of numbers, booleans, `null` and
 * short texts of one line that are certainly quoted or plain. `null`: it is left to the library, which takes ten times as long.
 */
export function plainYaml(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null
  let text = ''
  for (const [key, value] of Object.entries(item)) {
    const written = scalar(value)
    if (written === null || !unquotedKey.test(key) || reserved.test(key)) return null
    text += `${text === '' ? '- ' : '  '}${key}: ${written}\n`
  }
  return text === '' ? null : text
}

const unquotedKey = /^[A-Za-z_]\w{0,100}$/
/** Begins with a letter, and holds no sign that YAML might read as anything but text. */
const plainText = /^[A-Za-z][\w ,.()/+"'&;!?=%-]*$/
/** Dates, times and numbers kept as text: quoted they are text to every reader. */
const quotedText = /^(?:\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z?)?|\d+(?:\.\d+)?)$/
/** What YAML 1.1 readers take for a boolean, `null` or a number. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|e[+-]?\d+)$/i

function scalar(value: unknown): string | null {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? JSON.stringify(value) : null
  if (typeof value !== 'string') return null
  if (plainText.test(value) && !value.endsWith(' ') && !reserved.test(value)) return value
  return quotedText.test(value) ? `"${value}"` : null
}
