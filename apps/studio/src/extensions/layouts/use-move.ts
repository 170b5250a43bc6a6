import { updateItemByKey } from '@recto/sdk'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../data/client.ts'
import { useProblemText } from '../../data/problem-text.ts'
import { type Item, itemKey } from '../../model/item-key.ts'
import type { ModelCollection } from '../../model/model.ts'
import { useToast } from '../../ui/toast.tsx'

export interface Move {
  readonly item: Item
  /** What is stored. */
  readonly values: Item
  /** What is shown until it is read again. */
  readonly shown: Item
  /** What is stored to take it back. */
  readonly before: Item
}

/** Changes an item by moving it: shown at once, with a way back, taken back where the server refuses. */
export function useMove(collection: ModelCollection, queryKey: QueryKey): (move: Move) => Promise<void> {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const write = async (key: string, values: Item, shown: Item): Promise<boolean> => {
    const before = queryClient.getQueryData<readonly Item[]>(queryKey)
    const change = (items: readonly Item[] | undefined): readonly Item[] | undefined =>
      items?.map((one) => (itemKey(collection, one) === key ? { ...one, ...shown } : one))
    queryClient.setQueryData<readonly Item[]>(queryKey, change)
    try {
      await client.request(updateItemByKey(collection.name, key, values))
      return true
    } catch (error) {
      queryClient.setQueryData(queryKey, before)
      announce(problemText(error), { kind: 'alert' })
      return false
    }
  }
  return async ({ item, values, shown, before }) => {
    const key = itemKey(collection, item)
    if (key === null || !(await write(key, values, shown))) return
    const stored = Object.fromEntries(Object.keys(shown).map((name) => [name, item[name]]))
    announce(t('lists.layout.moved'), { action: { label: t('app.undo'), onSelect: () => void write(key, before, stored) } })
  }
}
