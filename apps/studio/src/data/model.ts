import { readCollections, readFields, readRelations } from '@recto/sdk'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { buildModel } from '../model/build-model.ts'
import type { Model } from '../model/model.ts'
import { client } from './client.ts'

/** The data model of everything the caller may read. */
export function modelQuery() {
  return queryOptions({ queryKey: ['model'], queryFn: ({ signal }) => readModel(signal), staleTime: 60_000 })
}

/** The data model, loaded before any page that needs it. */
export function useModel(): Model {
  return useSuspenseQuery(modelQuery()).data
}

async function readModel(signal: AbortSignal): Promise<Model> {
  const [collections, fields, relations] = await Promise.all([
    client.request(readCollections(), { signal }),
    client.request(readFields(), { signal }),
    client.request(readRelations(), { signal }),
  ])
  return buildModel({ collections, fields, relations }, document.documentElement.lang)
}
