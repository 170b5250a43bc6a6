const numbers = new Set(['integer', 'float', 'decimal', 'bigInteger'])

/** What was typed, as the API takes it: numbers as numbers where they are exact, variables such as `$NOW` as they are. */
export function typedValue(text: string, type: string): unknown {
  if (!numbers.has(type)) return text
  const trimmed = text.trim()
  const number = Number(trimmed)
  return trimmed !== '' && String(number) === trimmed ? number : trimmed
}

/** The values in a text with commas or line breaks between them. */
export function typedValues(text: string, type: string): readonly unknown[] {
  return text
    .split(/[,\n\t]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => typedValue(part, type))
}
