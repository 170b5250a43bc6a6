import { invalidPayload } from '@recto/errors'

/** Lists and objects inside each other that a body may have. What is deeper fits no engine's JSON, and no call stack. */
export const bodyDepthMax = 100

const quote = 34
const backslash = 92

/** Looks at the text, since what is parsed could only be walked by using a stack of its own. @throws {RectoError} INVALID_PAYLOAD */
export function assertDepth(text: string): void {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (opens(code)) depth += 1
    else if (closes(code)) depth -= 1
    if (depth > bodyDepthMax) throw invalidPayload(`The body must not be nested deeper than ${bodyDepthMax} levels`)
  }
}

/** Position of the closing quote, or the end of a text that has none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1
    if (escapes % 2 === 0) return end
  }
  return text.length
}

function opens(code: number): boolean {
  return code === 123 || code === 91
}

function closes(code: number): boolean {
  return code === 125 || code === 93
}
