import type { Catalog } from '../catalog.ts'
import type { Connection } from '../connection.ts'
import type { IntrospectOptions } from '../dialect.ts'
import { type CatalogRows, catalogFingerprint as mysqlFingerprint, readRows, rowsToCatalog } from '../mysql/introspect.ts'
import { rawStatement } from '../sql.ts'

interface CheckRow {
  readonly table: string
  readonly name: string
  readonly clause: string
  /** `Column` or `Table`. */
  readonly level: string
}

/** Defaults come as they stand in DDL, text quoted. */
const columnsText = `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS \`name\`, DATA_TYPE AS \`dataType\`, COLUMN_TYPE AS \`columnType\`,
CHARACTER_MAXIMUM_LENGTH AS \`maxLength\`, NUMERIC_PRECISION AS \`numericPrecision\`, NUMERIC_SCALE AS \`numericScale\`, IS_NULLABLE AS \`isNullable\`,
COLUMN_DEFAULT AS \`defaultExpression\`, EXTRA AS \`extra\`, GENERATION_EXPRESSION AS \`generation\`, COLUMN_COMMENT AS \`comment\`, COLLATION_NAME AS \`collation\`
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION`

const checksText = `SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS \`name\`, CHECK_CLAUSE AS \`clause\`, LEVEL AS \`level\`
FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()`

export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  const rows = await readRows(connection, columnsText)
  const checks = await connection.rows<CheckRow>(rawStatement(checksText))
  return rowsToCatalog(withChecks(withJsonTypes(rows, checks), checks), options)
}

export const catalogFingerprint = mysqlFingerprint

/** JSON is an alias of LONGTEXT with a check; the check is how a column is known as one. https://mariadb.com/kb/en/json/ */
export function withJsonTypes(rows: CatalogRows, checks: readonly CheckRow[]): CatalogRows {
  const checked = new Set(checks.map(({ table, clause }) => `${table}\0${clause.toLowerCase()}`))
  const isJson = (table: string, column: string) => checked.has(`${table}\0json_valid(\`${column.replaceAll('`', '``').toLowerCase()}\`)`)
  const columns = rows.columns.map((row) =>
    row.dataType === 'longtext' && isJson(row.table, row.name) ? { ...row, columnType: 'json' } : row,
  )
  return { ...rows, columns }
}

/** A check of the column is part of its declaration here; of a JSON column it is what the type means. */
function withChecks(rows: CatalogRows, checks: readonly CheckRow[]): CatalogRows {
  const ofColumns = checks.filter(({ level }) => level === 'Column')
  if (ofColumns.length === 0) return rows
  const clauses = new Map(ofColumns.map(({ table, name, clause }) => [`${table}\0${name}`, clause]))
  const columns = rows.columns.map((row) => {
    const check = row.columnType === 'json' ? undefined : clauses.get(`${row.table}\0${row.name}`)
    return check === undefined ? row : { ...row, check }
  })
  return { ...rows, columns }
}
