import { readItems } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../data/client.ts'
import { personName } from '../../model/person-name.ts'
import type { Mentioned } from '../model/mentions.ts'

const fields = ['id', 'first_name', 'last_name', 'email']
const suggested = 6

/** Reads of who people are. */
export const peopleQueries = {
  /** Those who match what is typed. */
  search: (search: string) =>
    queryOptions({
      queryKey: ['people', 'search', search],
      queryFn: async ({ signal }) =>
        toPeople(
          await client.request(readItems('directus_users', { fields, limit: suggested, ...(search !== '' && { search }) }), { signal }),
        ),
      staleTime: 60_000,
    }),
  named: (ids: readonly string[]) =>
    queryOptions({
      queryKey: ['people', 'named', ids],
      queryFn: async ({ signal }) =>
        toPeople(await client.request(readItems('directus_users', { fields, filter: { id: { _in: ids } }, limit: -1 }), { signal })),
      staleTime: 60_000,
    }),
}

function toPeople(rows: readonly Readonly<Record<string, unknown>>[]): readonly Mentioned[] {
  return rows.flatMap((row) => {
    const name = personName(row)
    return name === null || typeof row['id'] !== 'string' ? [] : [{ id: row['id'], name }]
  })
}
