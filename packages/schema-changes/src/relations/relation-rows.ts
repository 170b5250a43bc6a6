import type { JsonObject } from '@recto/protocol'
import type { ModelWork } from '../change-work/model-work.ts'
import { metaValues, newMetaRow } from '../meta-row.ts'

/** Which row of the relations is meant. */
export interface RelationKey {
  readonly collection: string
  readonly field: string
}

/** What is known of a relation's ends, whatever a client says of them. */
interface Ends extends RelationKey {
  readonly relatedCollection: string | null
}

/** Changes the row of a relation, or makes it. Its ends are never taken from the payload. */
export async function upsertRelationRow(work: ModelWork, { collection, field, relatedCollection }: Ends, meta: JsonObject): Promise<void> {
  const matches = { many_collection: collection, many_field: field }
  const ends = { ...matches, one_collection: relatedCollection }
  const [row] = await work.find('directus_relations', matches)
  if (row === undefined) {
    await work.write({
      kind: 'insert',
      collection: 'directus_relations',
      row: { ...newMetaRow('relations', meta), ...ends },
      identity: matches,
    })
  } else {
    await work.write({ kind: 'update', collection: 'directus_relations', matches, values: { ...metaValues('relations', meta), ...ends } })
  }
}
