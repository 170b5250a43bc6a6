import type { Connection, Dialect, IntrospectOptions } from '@recto/dialects'
import { buildSchema } from './build-schema.ts'
import type { Metadata } from './metadata.ts'
import type { Schema } from './schema.ts'

export interface ReadSchemaOptions extends IntrospectOptions {
  readonly connection: Connection
  readonly dialect: Dialect
  /** Rows, or how to read them; a database without Recto's tables has none. @default no metadata */
  readonly metadata?: Metadata | ((connection: Connection, dialect: Dialect) => Promise<Metadata>)
}

const noMetadata: Metadata = { collections: [], fields: [], relations: [] }

/** Reads the catalog and the metadata of a database, and joins them. Writes nothing. */
export async function readSchema(options: ReadSchemaOptions): Promise<Schema> {
  const { connection, dialect, metadata = noMetadata, schemas, excludeTables } = options
  const exclude = excludeTables === undefined ? {} : { excludeTables }
  const [catalog, rows] = await Promise.all([
    dialect.introspect(connection, { ...exclude, ...(schemas === undefined ? {} : { schemas }) }),
    typeof metadata === 'function' ? metadata(connection, dialect) : metadata,
  ])
  return buildSchema({ catalog, metadata: rows, types: dialect.columnTypes, ...exclude })
}
