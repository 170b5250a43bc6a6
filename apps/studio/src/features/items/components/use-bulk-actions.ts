import { createItems, deleteItems, type ListedKey, updateItems } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import { useUndoable } from '../../../data/undoable.ts'
import { type Item, itemKey, plainValue } from '../../../model/item-key.ts'
import { fieldOf, type ModelCollection } from '../../../model/model.ts'
import { useToast } from '../../../ui/toast.tsx'
import { duplicateOf } from '../api/duplicate.ts'
import { useItemCache } from '../api/use-item-cache.ts'
import { useItemRemoval } from '../api/use-item-removal.ts'
import { archiveValue } from '../model/archive.ts'
import type { RowSelection } from './use-row-selection.ts'

export interface BulkActions {
  /** Makes the same changes to all that is chosen. Resolves to whether it worked. */
  readonly edit: (changes: Item) => Promise<boolean>
  readonly archive: (isArchived: boolean) => void
  readonly remove: () => void
  readonly duplicate: () => Promise<void>
}

/** What can be done with all chosen items at once. */
export function useBulkActions(collection: ModelCollection, selection: RowSelection): BulkActions {
  const { t } = useTranslation()
  const show = useItemCache(collection)
  const chosen = [...selection.items.values()]
  const { attempt, takeOut } = useBulkWays(collection, selection)
  const keys = chosen.flatMap((item) => listedKey(collection, item) ?? [])
  const count = keys.length
  return {
    edit: (changes) =>
      attempt(t('lists.bulk.changed', { count }), async () => {
        await client.request(updateItems(collection.name, keys, changes))
        show(new Map(chosen.map((item) => [itemKey(collection, item) ?? '', plainChanges(collection, changes)])))
      }),
    archive: (isArchived) => {
      const { archiveField } = collection.settings
      if (archiveField === null) return
      const changes = { [archiveField]: archiveValue(collection, isArchived) }
      takeOut(t(isArchived ? 'lists.bulk.archived' : 'lists.bulk.unarchived', { count }), (options) =>
        client.request(updateItems(collection.name, keys, changes), options),
      )
    },
    remove: () => takeOut(t('lists.bulk.deleted', { count }), (options) => client.request(deleteItems(collection.name, keys), options)),
    duplicate: async () => {
      await attempt(t('lists.bulk.duplicated', { count }), async () => {
        const copies = await Promise.all(chosen.map((item) => duplicateOf(collection, item)))
        await client.request(createItems(collection.name, copies))
        selection.clear()
      })
    },
  }
}

/** Two ways to do something: at once, or with a way back during which the items are out of the lists. */
function useBulkWays(collection: ModelCollection, selection: RowSelection) {
  const announce = useToast()
  const problemText = useProblemText()
  const undoable = useUndoable()
  const queryClient = useQueryClient()
  const hide = useItemRemoval(collection)
  const reload = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['items', collection.name] })
  const attempt = async (message: string, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      await reload()
      announce(message)
      return true
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
      return false
    }
  }
  const takeOut = (message: string, commit: (options: { readonly keepalive: boolean }) => Promise<unknown>): void => {
    let giveBack = (): void => undefined
    undoable({
      message,
      apply: () => {
        giveBack = hide(selection.keys)
        selection.clear()
      },
      revert: () => giveBack(),
      commit: (options) => commit(options).then(() => reload()),
    })
  }
  return { attempt, takeOut }
}

/** A key as lists of keys hold it. */
function listedKey(collection: ModelCollection, item: Item): ListedKey | null {
  const [only, ...others] = collection.keyFields
  if (only === undefined) return null
  if (others.length > 0) return itemKey(collection, item)
  const value = plainValue(item[only], fieldOf(collection, only))
  return typeof value === 'number' || typeof value === 'string' ? value : null
}

/** Changed links are read again: lists show them by the names of their items. */
function plainChanges(collection: ModelCollection, changes: Item): Item {
  return Object.fromEntries(Object.entries(changes).filter(([name]) => fieldOf(collection, name)?.link === null))
}
