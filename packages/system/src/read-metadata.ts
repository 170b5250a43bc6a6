import { type Connection, compile, type Dialect, join, sql } from '@recto/dialects'
import {
  type CollectionMeta,
  collectionMeta,
  type FieldMeta,
  fieldMeta,
  type Metadata,
  type RelationMeta,
  relationMeta,
} from '@recto/schema'
import { physicalTable } from './create-table-changes.ts'
import { decodeRow } from './decode-row.ts'
import type { SystemTable } from './define-system-table.ts'
import { systemMetadata } from './system-metadata.ts'
import { collections } from './tables/collections.ts'
import { fields } from './tables/fields.ts'
import { relations } from './tables/relations.ts'

/**
 * Everything known about collections, fields and relations: the stored rows, then those of the system collections.
 * Three short statements; a database without Recto's tables answers with the system's rows alone.
 */
export async function readMetadata(connection: Connection, dialect: Dialect): Promise<Metadata> {
  try {
    const [collectionRows, fieldRows, relationRows] = await Promise.all([
      readRows(connection, dialect, { table: collections, orderBy: ['collection'] }),
      readRows(connection, dialect, { table: fields, orderBy: ['collection', 'sort', 'id'] }),
      readRows(connection, dialect, { table: relations, orderBy: ['id'] }),
    ])
    return {
      collections: [
        ...collectionRows.map((row) => collectionMeta(row as Stored<CollectionMeta, 'collection'>)),
        ...systemMetadata.collections,
      ],
      fields: [...fieldRows.map((row) => fieldMeta(row as Stored<FieldMeta, 'collection' | 'field'>)), ...systemMetadata.fields],
      relations: [
        ...relationRows.map((row) => relationMeta(row as Stored<RelationMeta, 'many_collection' | 'many_field'>)),
        ...systemMetadata.relations,
      ],
    }
  } catch (error) {
    if (dialect.isSchemaStale(error)) return systemMetadata
    throw error
  }
}

type Stored<Row, Key extends keyof Row> = Partial<Row> & Pick<Row, Key>

interface RowsWanted {
  readonly table: SystemTable
  readonly orderBy: readonly string[]
}

async function readRows(
  connection: Connection,
  dialect: Dialect,
  { table, orderBy }: RowsWanted,
): Promise<readonly Record<string, unknown>[]> {
  const { identifier, table: tableName } = dialect.expressions
  const columns = table.fields.filter((field) => field.type !== 'alias')
  const select = sql`SELECT ${join(columns.map((column) => identifier(column.name)))} FROM ${tableName(physicalTable(table.name))}`
  const statement = sql`${select} ORDER BY ${join(orderBy.map(identifier))}`
  const rows = await connection.rows(compile(dialect, statement))
  return rows.map((row) => decodeRow(columns, row))
}
