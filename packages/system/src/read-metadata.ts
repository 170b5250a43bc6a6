import type { Connection, Dialect } from '@recto/dialects'
import {
  type CollectionMeta,
  collectionMeta,
  type FieldMeta,
  fieldMeta,
  type Metadata,
  type RelationMeta,
  relationMeta,
} from '@recto/schema'
import { systemDatabase } from './database/open-system-database.ts'
import { systemMetadata } from './system-metadata.ts'

/**
 * The metadata of collections, fields and relations: the stored rows, then those of the system collections, which live in
 * code. Three statements; a database without Recto's tables gives the rows in code alone.
 */
export async function readMetadata(connection: Connection, dialect: Dialect): Promise<Metadata> {
  const recto = systemDatabase({ connection, dialect })
  try {
    const [collectionRows, fieldRows, relationRows] = await Promise.all([
      recto.selectFrom('recto_collections').selectAll().orderBy('collection').execute(),
      recto.selectFrom('recto_fields').selectAll().orderBy('collection').orderBy('sort').orderBy('id').execute(),
      recto.selectFrom('recto_relations').selectAll().orderBy('id').execute(),
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
