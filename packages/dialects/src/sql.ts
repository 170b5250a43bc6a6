/**
 * SQL under construction. Text and parameters stay apart until `render`, so a value can never become text.
 * A fragment is plain data; fragments nest by being interpolated into one another with the {@link sql} tag.
 */
export interface Sql {
  readonly chunks: readonly (string | Parameter)[]
}

/** A value that will be bound, never written into the statement. */
export interface Parameter {
  readonly value: unknown
}

/** A statement ready to run: text with the engine's placeholders, and the values in their order. */
export interface Statement {
  readonly text: string
  readonly parameters: readonly unknown[]
  /** A stable name makes drivers keep the statement prepared. Absent for statements not worth keeping. */
  readonly name?: string
}

/** Builds a fragment: interpolated fragments are spliced, everything else is bound as a parameter. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const chunks: (string | Parameter)[] = []
  strings.forEach((text, index) => {
    if (text !== '') chunks.push(text)
    if (index < values.length) pushValue(chunks, values[index])
  })
  return { chunks }
}

/** Trusted text as a fragment. Never pass anything a caller sent. */
export function raw(text: string): Sql {
  return { chunks: text === '' ? [] : [text] }
}

/** A bound value as a fragment. */
export function bind(value: unknown): Sql {
  return { chunks: [{ value }] }
}

/** Fragments with a separator between them, `', '` unless told otherwise. */
export function join(fragments: readonly Sql[], separator = ', '): Sql {
  const chunks: (string | Parameter)[] = []
  fragments.forEach((fragment, index) => {
    if (index > 0) chunks.push(separator)
    chunks.push(...fragment.chunks)
  })
  return { chunks }
}

/** Nothing, as a fragment. */
export const empty: Sql = { chunks: [] }

export function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'chunks' in value
}

/** Text and values of a fragment. `placeholder` writes the engine's mark for the n-th parameter, counted from 1. */
export function render(fragment: Sql, placeholder: (position: number) => string): Statement {
  const parameters: unknown[] = []
  const text = fragment.chunks.map((chunk) => {
    if (typeof chunk === 'string') return chunk
    parameters.push(chunk.value)
    return placeholder(parameters.length)
  })
  return { text: text.join(''), parameters }
}

function pushValue(chunks: (string | Parameter)[], value: unknown): void {
  if (isSql(value)) chunks.push(...value.chunks)
  else chunks.push({ value })
}
