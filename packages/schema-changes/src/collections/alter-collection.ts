import { forbidden } from '@recto/errors'
import { type JsonObject, toSystemName } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import { checkName } from '../check-name.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { metaValues, newMetaRow } from '../meta-row.ts'

/** Updates the metadata of a collection; an unused name becomes a folder. @throws {RectoError} FORBIDDEN for system collections */
export async function alterCollection(executor: SchemaChangeExecutor, name: string, meta: JsonObject): Promise<void> {
  const collection = toSystemName(name)
  if (findCollection(executor.schema(), collection)?.isSystem === true || collection.startsWith('directus_')) throw forbidden()
  const matches = { collection }
  const [row] = await executor.find('directus_collections', matches)
  const { collection: _collection, ...values } = metaValues('collections', meta)
  if (row === undefined) {
    checkName(executor.dialect, collection, 'collection')
    const fresh = { ...newMetaRow('collections', meta), collection }
    await executor.write({ kind: 'insert', collection: 'directus_collections', row: fresh, identity: matches })
    await executor.recordActivity({ action: 'create', collection: 'directus_collections', item: collection, data: fresh, delta: fresh })
  } else {
    await executor.write({ kind: 'update', collection: 'directus_collections', matches, values })
    await executor.recordActivity({
      action: 'update',
      collection: 'directus_collections',
      item: collection,
      data: { ...row, ...values },
      delta: values,
    })
  }
  executor.emit({ event: 'collections.update', meta: { payload: values, keys: [collection], collection: 'directus_collections' } })
}
