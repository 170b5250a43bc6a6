import { readItems } from '@recto/sdk'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { client } from '../../data/client.ts'
import type { Item } from '../../model/item-key.ts'

/** What was written to an item at once. */
export interface Revision {
  readonly id: number | string
  readonly activity: {
    readonly action: string
    readonly timestamp: string
    readonly user: Person | string | null
    readonly origin?: string | null
  } | null
  /** What was written, or for the first one what was sent. */
  readonly delta: Item | null
  /** The item after it. */
  readonly data: Item | null
}

export interface Person {
  readonly id: string
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly email?: string | null
}

/** What someone said about an item. */
export interface ItemComment {
  readonly id: string
  readonly comment: string
  readonly date_created: string
  readonly date_updated: string | null
  readonly user_created: Person | string | null
}

/** Revisions that are read together. */
export const revisionsPerPage = 20

const personFields = ['id', 'first_name', 'last_name', 'email']

/** Where what is known of an item's past is kept. */
export function historyKey(collection: string, key: string): readonly string[] {
  return ['history', collection, key]
}

/** Reads of an item's past. `seesUsers`: whether the caller may read who people are. */
export const historyQueries = {
  revisions: (collection: string, key: string, seesUsers: boolean, versionId: string | null = null) =>
    infiniteQueryOptions({
      queryKey: [...historyKey(collection, key), 'revisions', versionId, seesUsers],
      queryFn: async ({ signal, pageParam }): Promise<readonly Revision[]> => {
        const version = versionId === null ? { _null: true } : { _eq: versionId }
        const filter = { collection: { _eq: collection }, item: { _eq: decoded(key) }, version }
        const user = seesUsers ? personFields.map((field) => `activity.user.${field}`) : ['activity.user']
        const fields = ['id', 'delta', 'data', 'activity.action', 'activity.timestamp', 'activity.origin', ...user]
        const query = { fields, filter, sort: ['-id'], limit: revisionsPerPage, offset: pageParam * revisionsPerPage }
        const rows = await client.request(readItems('directus_revisions', query), { signal })
        return rows as unknown as readonly Revision[]
      },
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length < revisionsPerPage ? null : pages.length),
    }),
  comments: (collection: string, key: string, seesUsers: boolean) =>
    queryOptions({
      queryKey: [...historyKey(collection, key), 'comments', seesUsers],
      queryFn: async ({ signal }): Promise<readonly ItemComment[]> => {
        const user = seesUsers ? personFields.map((field) => `user_created.${field}`) : ['user_created']
        const query = {
          fields: ['id', 'comment', 'date_created', 'date_updated', ...user],
          filter: { collection: { _eq: collection }, item: { _eq: decoded(key) } },
          sort: ['-date_created'],
          limit: -1,
        }
        return (await client.request(readItems('directus_comments', query), { signal })) as unknown as readonly ItemComment[]
      },
    }),
}

/** Keys are in URL form in addresses, and stored as they are. */
function decoded(key: string): string {
  return key.includes(',') ? key : decodeURIComponent(key)
}
