import { deleteItemByKey, updateItemByKey } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { useUndoable } from '../../../data/undoable.ts'
import { historyKey } from '../../../inspector/api/history-queries.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { useToast } from '../../../ui/toast.tsx'
import { archiveChanges } from '../model/archive-changes.ts'
import { refreshLists } from '../model/patch-lists.ts'

export interface ItemActions {
  /** Leaves the page and deletes the item once the way back has passed. */
  readonly remove: (key: string, name: string) => Promise<void>
  readonly archive: (key: string, isAway: boolean) => Promise<void>
}

/** What is done to an item as a whole. */
export function useItemActions(collection: ModelCollection): ItemActions {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const undoable = useUndoable()
  const { name } = collection
  const back = (key: string): Promise<void> => navigate({ to: '/content/$collection/$key', params: { collection: name, key }, search: {} })
  const setArchived = async (key: string, isAway: boolean): Promise<void> => {
    await client.request(updateItemByKey(name, key, archiveChanges(collection, isAway), { fields: collection.keyFields }))
    refreshLists(queryClient, name)
    await queryClient.invalidateQueries({ queryKey: ['items', name, 'one', key] })
    await queryClient.invalidateQueries({ queryKey: historyKey(name, key) })
  }
  const archive = async (key: string, isAway: boolean): Promise<void> => {
    try {
      await setArchived(key, isAway)
      announce(t(isAway ? 'item.archived' : 'item.unarchived'), {
        action: { label: t('app.undo'), onSelect: () => void setArchived(key, !isAway) },
      })
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
    }
  }
  return {
    archive,
    remove: async (key, title) => {
      await navigate({ to: '/content/$collection', params: { collection: name }, ignoreBlocker: true })
      undoable({
        message: t('item.deleted', { name: title }),
        apply: () => undefined,
        revert: () => void back(key),
        commit: async ({ keepalive }) => {
          await client.request(deleteItemByKey(name, key), { keepalive })
          refreshLists(queryClient, name)
        },
      })
    },
  }
}
