import { readCollections, readFields, readRelations } from '@recto/sdk'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { buildModel } from '../model/build-model.ts'
import type { Model } from '../model/model.ts'
import { client } from './client.ts'

/** The data model of everything the caller may read. */
export function modelQuery() {
  return queryOptions({ queryKey: ['model'], queryFn: ({ signal }) => readModel(client, signal), staleTime: 60_000 })
}

/** The data model, loaded before any page that needs it. */
export function useModel(): Model {
  return useSuspenseQuery(modelQuery()).data
}

/** The data model of everything that may be read through a client. */
export async function readModel(from: Pick<typeof client, 'request'>, signal?: AbortSignal): Promise<Model> {
  const options = signal === undefined ? {} : { signal }
  const [collections, fields, relations] = await Promise.all([
    from.request(readCollections(), options),
    from.request(readFields(), options),
    from.request(readRelations(), options),
  ])
  return buildModel({ collections, fields, relations }, document.documentElement.lang)
}
