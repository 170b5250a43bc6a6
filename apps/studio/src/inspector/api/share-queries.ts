import { readItems } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../data/client.ts'

/** A link that shows an item to people without an account. */
export interface Share {
  readonly id: string
  readonly name: string | null
  readonly password: string | null
  readonly date_start: string | null
  readonly date_end: string | null
  readonly max_uses: number | null
  readonly times_used: number | null
}

/** Reads of shares. */
export const shareQueries = {
  of: (collection: string, key: string) =>
    queryOptions({
      queryKey: ['shares', collection, key],
      queryFn: async ({ signal }): Promise<readonly Share[]> => {
        const fields = ['id', 'name', 'password', 'date_start', 'date_end', 'max_uses', 'times_used']
        const filter = { collection: { _eq: collection }, item: { _eq: decodeURIComponent(key) } }
        return (await client.request(readItems('directus_shares', { fields, filter, sort: ['name'], limit: -1 }), {
          signal,
        })) as unknown as readonly Share[]
      },
    }),
  roles: () =>
    queryOptions({
      queryKey: ['shares', 'roles'],
      queryFn: async ({ signal }): Promise<readonly { readonly id: string; readonly name: string }[]> =>
        (await client.request(readItems('directus_roles', { fields: ['id', 'name'], sort: ['name'], limit: -1 }), {
          signal,
        })) as unknown as readonly { readonly id: string; readonly name: string }[],
      staleTime: 60_000,
    }),
}
