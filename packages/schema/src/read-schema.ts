import type { Connection, Dialect, IntrospectOptions } from '@recto/dialects'
import type { Catalog } from '@recto/dialects/schema'
import { buildSchema } from './build-schema.ts'
import type { Metadata } from './metadata.ts'
import type { Schema } from './schema.ts'

export interface ReadSchemaOptions extends IntrospectOptions {
  readonly connection: Connection
  readonly dialect: Dialect
  /** Rows, or how to read them; a database without Recto's tables has none. @default no metadata */
  readonly metadata?: Metadata | ((connection: Connection, dialect: Dialect) => Promise<Metadata>)
}

/** Reads schemas of one database, and keeps the catalog, which is most of the work and changes seldom. */
export interface SchemaReader {
  /** Reads everything, in `session` when one is given; what a session sees is not kept. */
  read(session?: Connection): Promise<Schema>
  /** Reads the metadata, and joins it with the catalog that was read last. */
  readMetadata(): Promise<Schema>
}

/** A reader with nothing kept. */
export function createSchemaReader(options: ReadSchemaOptions): SchemaReader {
  let kept: Catalog | null = null
  return {
    async read(session) {
      if (session !== undefined) return await readSchema({ ...options, connection: session })
      const { catalog, schema } = await readParts(options, null)
      kept = catalog
      return schema
    },
    async readMetadata() {
      return (await readParts(options, kept)).schema
    },
  }
}

const noMetadata: Metadata = { collections: [], fields: [], relations: [] }

/** Reads the catalog and the metadata of a database, and joins them. Writes nothing. */
export async function readSchema(options: ReadSchemaOptions): Promise<Schema> {
  return (await readParts(options, null)).schema
}

interface SchemaParts {
  readonly catalog: Catalog
  readonly schema: Schema
}

/** @param known a catalog that is still right; `null`: it is read */
async function readParts(options: ReadSchemaOptions, known: Catalog | null): Promise<SchemaParts> {
  const { connection, dialect, metadata = noMetadata, schemas, excludeTables } = options
  const exclude = excludeTables === undefined ? {} : { excludeTables }
  const [catalog, rows] = await Promise.all([
    known ?? dialect.introspect(connection, { ...exclude, ...(schemas === undefined ? {} : { schemas }) }),
    typeof metadata === 'function' ? metadata(connection, dialect) : metadata,
  ])
  return { catalog, schema: buildSchema({ catalog, metadata: rows, types: dialect.columnTypes, ...exclude }) }
}
