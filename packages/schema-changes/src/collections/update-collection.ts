import { forbidden } from '@recto/errors'
import { type JsonObject, toSystemName } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { checkName } from '../check-name.ts'
import { metaValues, newMetaRow } from '../meta-row.ts'

/** Changes what is known of a collection; a name nobody has used becomes a folder. @throws {RectoError} FORBIDDEN for system collections */
export async function updateCollection(work: ModelWork, name: string, meta: JsonObject): Promise<void> {
  const collection = toSystemName(name)
  if (findCollection(work.schema(), collection)?.isSystem === true || collection.startsWith('directus_')) throw forbidden()
  const matches = { collection }
  const [row] = await work.find('directus_collections', matches)
  const { collection: _collection, ...values } = metaValues('collections', meta)
  if (row === undefined) {
    checkName(work.dialect, collection, 'collection')
    const fresh = { ...newMetaRow('collections', meta), collection }
    await work.write({ kind: 'insert', collection: 'directus_collections', row: fresh, identity: matches })
    await work.record({ action: 'create', collection: 'directus_collections', item: collection, data: fresh, delta: fresh })
  } else {
    await work.write({ kind: 'update', collection: 'directus_collections', matches, values })
    await work.record({
      action: 'update',
      collection: 'directus_collections',
      item: collection,
      data: { ...row, ...values },
      delta: values,
    })
  }
  work.announce({ event: 'collections.update', meta: { payload: values, keys: [collection], collection: 'directus_collections' } })
}
