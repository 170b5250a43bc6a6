import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useModel } from '../../data/model.ts'
import { historyQueries } from '../api/history-queries.ts'

/** The revision an item was read at, as far as its history is looked at. */
export interface BaseRevision {
  /** `null` while it is not known. */
  readonly id: string | number | null
  /** Whether there is a later one. */
  readonly isStale: boolean
  /** Takes the latest one as the base once the history is read again: the item was written or read anew. */
  readonly renew: () => void
}

interface Base {
  readonly id: string | number | null
  /** The history is taken as the base when it was read later than this. */
  readonly after: number
}

/** Follows the history that the inspector reads; asks for nothing by itself. */
export function useBaseRevision(collection: string, itemKey: string | null): BaseRevision {
  const seesUsers = useModel().collections.has('directus_users')
  const { data, dataUpdatedAt } = useInfiniteQuery({ ...historyQueries.revisions(collection, itemKey ?? '', seesUsers), enabled: false })
  const latest = data?.pages[0]?.[0]?.id ?? null
  const [base, setBase] = useState<Base>({ id: null, after: 0 })
  if (base.id === null && latest !== null && dataUpdatedAt > base.after) setBase({ id: latest, after: dataUpdatedAt })
  return {
    id: base.id,
    isStale: base.id !== null && latest !== null && latest !== base.id,
    renew: () => setBase({ id: null, after: dataUpdatedAt }),
  }
}
