import { type PresetRow, readPresets } from '@recto/sdk'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { client } from './client.ts'

// Administrators may read the views of all: only their own are wanted here.
const ownOrShared = {
  _or: [
    { user: { _eq: '$CURRENT_USER' } },
    { _and: [{ user: { _null: true } }, { role: { _eq: '$CURRENT_ROLE' } }] },
    { _and: [{ user: { _null: true } }, { role: { _null: true } }] },
  ],
}

/** The stored views of all collections: the caller's own, and those for the role or for everybody. */
export function presetsQuery() {
  return queryOptions({
    queryKey: ['presets'],
    queryFn: ({ signal }) => client.request(readPresets({ filter: ownOrShared, limit: -1 }), { signal }),
    staleTime: 60_000,
  })
}

/** The stored views, loaded before any page that needs them. */
export function usePresets(): readonly PresetRow[] {
  return useSuspenseQuery(presetsQuery()).data
}
