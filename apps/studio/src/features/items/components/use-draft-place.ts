import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQueries } from '../../../data/session.ts'
import { draftKey, writeDraft } from '../../../form/model/drafts.ts'

/** Where the unsaved changes of an item are kept on this device. */
export function useDraftPlace(
  collection: string,
  itemKey: string | null,
  version = '',
): { readonly key: string; readonly drop: () => void } {
  const { data: me } = useSuspenseQuery(sessionQueries.me())
  const key = draftKey(me?.id ?? '', collection, itemKey ?? '+', version)
  return { key, drop: () => writeDraft(key, {}) }
}
