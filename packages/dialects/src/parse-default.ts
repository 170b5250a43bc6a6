import type { FieldType } from '@recto/protocol'

const numberTypes: readonly FieldType[] = ['integer', 'float', 'decimal']

/** A default's text as a value of its field's type; text that is none (functions, expressions) stays text. */
export function typedDefault(text: string, type: FieldType): unknown {
  if (/^null$/i.test(text)) return null
  if (numberTypes.includes(type)) return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  if (type === 'boolean') return booleanOf(text)
  if (type === 'json') return jsonOf(text)
  return text.startsWith('0000-00-00') ? null : text
}

/** The value of a quoted constant, which is never the absence of one: the text NULL is a text. */
export function constantDefault(text: string, type: FieldType): unknown {
  return type === 'string' || type === 'text' ? text : typedDefault(text, type)
}

/** A quoted SQL constant without its quotes; other text unchanged. */
export function unquoted(text: string): string {
  const match = /^'(.*)'$/s.exec(text)
  return match?.[1] === undefined ? text : match[1].replaceAll("''", "'")
}

function booleanOf(text: string): unknown {
  if (/^(1|true|t|b'1')$/i.test(text)) return true
  if (/^(0|false|f|b'0')$/i.test(text)) return false
  return text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
