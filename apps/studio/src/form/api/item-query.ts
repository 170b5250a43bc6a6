import { readItemByKey, readSingleton } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../data/client.ts'
import type { Item } from '../../model/item-key.ts'

/** One item, by its key in URL form; `null` is the item of a singleton. With a version, as that one would make it. */
export function itemQuery(collection: string, key: string | null, fields: readonly string[], version?: string) {
  return queryOptions({
    queryKey: ['items', collection, 'one', key, fields, version ?? null],
    queryFn: ({ signal }): Promise<Item> => {
      const query = { fields, ...(version !== undefined && { version, versionRaw: true }) }
      return client.request(key === null ? readSingleton(collection, query) : readItemByKey(collection, key, query), { signal })
    },
  })
}
