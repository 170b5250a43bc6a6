/** The translation in a language, in a near one, or the first there is. */
export function translationFor(
  rows: readonly unknown[],
  { languageField, wanted }: { readonly languageField: string; readonly wanted: string | undefined },
): unknown {
  const base = wanted?.split('-')[0]
  const exact = rows.find((row) => languageOf(row, languageField) === wanted)
  const near = rows.find((row) => base !== undefined && languageOf(row, languageField).split('-')[0] === base)
  return exact ?? near ?? rows[0]
}

/** The code of a translation's language. */
export function languageOf(row: unknown, languageField: string): string {
  const language = valueAt(row, languageField)
  if (typeof language !== 'object' || language === null) return String(language ?? '')
  return String(valueAt(language, 'code') ?? Object.values(language)[0] ?? '')
}

/** The first words of a translation, past its keys and its language. */
export function wordsOfTranslation(row: unknown, skipped: readonly string[]): string {
  if (typeof row !== 'object' || row === null) return String(row)
  const words = Object.entries(row).find(
    ([name, value]) => typeof value === 'string' && value !== '' && name !== 'id' && !skipped.includes(name),
  )
  return words === undefined ? '' : String(words[1])
}

function valueAt(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>)[name] : undefined
}
