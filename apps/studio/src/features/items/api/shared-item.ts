import { createClient, openShare, readItemByKey, readShareInfo, type ShareInfo, staticToken } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../data/client.ts'
import { readModel } from '../../../data/model.ts'
import type { Item } from '../../../model/item-key.ts'
import { nameTemplate } from '../../../model/item-name.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import { templateFields } from '../../../model/template.ts'
import { fieldColumns, requestedFields } from '../model/list-columns.ts'

/** What may be known of a share before it is opened. */
export function shareInfoQuery(id: string) {
  return queryOptions({
    queryKey: ['shares', 'info', id],
    queryFn: ({ signal }) => client.request(readShareInfo(id), { signal }),
    retry: false,
  })
}

/** An item as guests see it. */
export interface SharedItem {
  readonly model: Model
  readonly collection: ModelCollection
  readonly item: Item
}

/** Opens a share and reads its item with the rights of its guests. Nobody is logged out by it. */
export async function readSharedItem(share: ShareInfo, password: string | undefined): Promise<SharedItem | null> {
  const { access_token: token = '' } = await client.request(openShare(share.id, password))
  const guest = createClient(client.url, { credentials: staticToken(token) })
  const model = withoutPages(await readModel(guest))
  const collection = model.collections.get(share.collection)
  if (collection === undefined) return null
  const fields = [...requestedFields(model, collection, fieldColumns(collection)), ...templateFields(nameTemplate(model, collection))]
  const key = collection.keyFields.length > 1 ? share.item : encodeURIComponent(share.item)
  return { model, collection, item: await guest.request(readItemByKey(collection.name, key, { fields: [...new Set(fields)] })) }
}

/** Guests have no pages of other items: related ones are named, and lead nowhere. */
function withoutPages({ collections }: Model): Model {
  return { collections: new Map([...collections].map(([name, collection]) => [name, { ...collection, isSystem: true }])) }
}
