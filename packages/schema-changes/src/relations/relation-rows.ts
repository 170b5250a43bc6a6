import type { JsonObject } from '@recto/protocol'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { metaValues, newMetaRow } from '../meta-row.ts'

/** Identifies a relation by its foreign key field. */
export interface RelationKey {
  readonly collection: string
  readonly field: string
}

/** Both sides of a relation, as the schema knows them; never taken from the payload. */
interface Ends extends RelationKey {
  readonly relatedCollection: string | null
}

/** Updates the row of a relation, or inserts it. Both sides come from the schema, never from the payload. */
export async function upsertRelationRow(
  executor: SchemaChangeExecutor,
  { collection, field, relatedCollection }: Ends,
  meta: JsonObject,
): Promise<void> {
  const matches = { many_collection: collection, many_field: field }
  const ends = { ...matches, one_collection: relatedCollection }
  const [row] = await executor.find('directus_relations', matches)
  if (row === undefined) {
    await executor.write({
      kind: 'insert',
      collection: 'directus_relations',
      row: { ...newMetaRow('relations', meta), ...ends },
      identity: matches,
    })
  } else {
    await executor.write({
      kind: 'update',
      collection: 'directus_relations',
      matches,
      values: { ...metaValues('relations', meta), ...ends },
    })
  }
}
