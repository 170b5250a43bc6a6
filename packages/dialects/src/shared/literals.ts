import { raw, type Sql } from '../sql.ts'

/** Trusted text as a standard string literal. */
export function stringLiteral(text: string): Sql {
  return raw(`'${text.replaceAll("'", "''")}'`)
}

/** A constant where booleans are numbers; `textLiteral` is how the engine writes text. */
export function constantLiteral(value: string | number | boolean | null, textLiteral: (text: string) => Sql): Sql {
  if (value === null) return raw('NULL')
  if (typeof value === 'boolean') return raw(value ? '1' : '0')
  return typeof value === 'number' ? raw(String(value)) : textLiteral(value)
}

/** A number; those that no literal can say are NULL. */
export function numberLiteral(value: number): Sql {
  return raw(Number.isFinite(value) ? String(value) : 'NULL')
}
