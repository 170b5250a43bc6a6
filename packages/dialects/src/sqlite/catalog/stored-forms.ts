import type { StoredForm } from '../../catalog.ts'
import { compile } from '../../compile.ts'
import type { Connection } from '../../connection.ts'
import { quotedBetween } from '../../shared/identifiers.ts'
import { join, raw, sql } from '../../sql.ts'
import { createQueryCompiler } from '../query-compiler.ts'

/** A table, and the declared types of its columns. */
interface DeclaredTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly defaultExpression: string | null }[]
}

const identifier = quotedBetween('"', '"')
const severalForms = /date|time|blob|binary/i
/** Rows that are looked at; a column whose first ones are all empty has no known form. */
const sampleRows = 100
/** The last second SQLite's own date functions take, https://www.sqlite.org/lang_datefunc.html#tmval */
const lastSecond = 253_402_300_799
const lastJulianDay = 5_373_484.5

/** The forms in which columns of moments and bytes keep their values, by table and column, from what their first rows hold. */
export async function readStoredForms(
  connection: Connection,
  tables: readonly DeclaredTable[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, StoredForm>>> {
  const forms = new Map<string, ReadonlyMap<string, StoredForm>>()
  for (const table of tables) {
    const found = await formsOf(connection, table)
    if (found.size > 0) forms.set(table.name, found)
  }
  return forms
}

async function formsOf(connection: Connection, { name, columns }: DeclaredTable): Promise<ReadonlyMap<string, StoredForm>> {
  const candidates = columns.filter(({ type }) => severalForms.test(type))
  const samples = candidates.length === 0 ? {} : await sampleOf(connection, name, candidates)
  return new Map(
    candidates.flatMap(({ name: column, type, defaultExpression }, index) => {
      const form = formOf(samples[`c${index}`], type) ?? defaultForm(defaultExpression)
      return form === null ? [] : [[column, form] as const]
    }),
  )
}

/** Of each column the largest of its first values, which tells milliseconds from seconds best. */
async function sampleOf(
  connection: Connection,
  table: string,
  columns: readonly { readonly name: string }[],
): Promise<Readonly<Record<string, unknown>>> {
  const samples = columns.map(({ name }, index) => {
    const column = identifier(name)
    const first = sql`SELECT ${column} AS v FROM ${identifier(table)} LIMIT ${raw(String(sampleRows))}`
    const written = sql`CASE typeof(v) WHEN 'blob' THEN NULL WHEN 'text' THEN substr(v, 1, 40) ELSE v END`
    return sql`(SELECT ${written} FROM (${first}) WHERE v IS NOT NULL ORDER BY abs(v) DESC LIMIT 1) AS ${raw(`c${index}`)}`
  })
  const [row] = await connection.rows<Record<string, unknown>>(compile({ createQueryCompiler }, sql`SELECT ${join(samples)}`))
  return row ?? {}
}

function formOf(sample: unknown, type: string): StoredForm | null {
  if (/blob|binary/i.test(type)) return typeof sample === 'string' ? 'text' : null
  if (typeof sample === 'string') return /^\d{4}-\d{2}-\d{2} \d{2}:/.test(sample) ? 'blank' : null
  if (typeof sample !== 'number' && typeof sample !== 'bigint') return null
  const size = Math.abs(Number(sample))
  if (size > lastSecond) return 'milliseconds'
  return size <= lastJulianDay && !Number.isInteger(sample) ? 'julian' : 'seconds'
}

/** CURRENT_TIMESTAMP is written with a blank. */
function defaultForm(expression: string | null): StoredForm | null {
  return /current_timestamp|datetime\(/i.test(expression ?? '') ? 'blank' : null
}
